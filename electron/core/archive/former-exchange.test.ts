import { describe, expect, it } from 'vitest';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { formulasOf, lookOf, removeLastSymbol, setFormula } from '#test/support/offline-edits.ts';
import type { Project } from '../project/project.ts';

/** What a project remembers of others, as it was before acts and revisions were remembered with it. */
async function forgetActs({ store }: Project): Promise<void> {
  const known = await store.exchanges.exchangedAfter(null, 1000);
  await store.exchanges.saveExchanged(known.map((one) => ({ ...one, operation: null, here: 0 })));
}

async function exchanged() {
  const [office, away] = [await ownProject(), await ownProject()];
  await addLabelled(office, 'first', ['\\foo', '\\baz', 'x']);
  await takeArchive(away, await archiveOf(office));
  const id = (await formulasOf(office))[0]?.ref.id ?? '';
  return { office, away, id };
}

describe('projects that exchanged work before it was remembered by which acts it came', () => {
  it('do not go back to what an older archive has', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'old' });
    const older = await archiveOf(away);
    await setFormula(away, id, { latex: 'new' });
    await removeLastSymbol(away, id);
    const newer = await archiveOf(away);
    await takeArchive(office, newer);
    const after = await lookOf(office, id);
    for (const archive of [older, newer]) {
      await forgetActs(office);
      expect(await takeArchive(office, archive)).toMatchObject({ merged: 0, differing: [] });
      expect(await lookOf(office, id)).toEqual(after);
    }
    await setFormula(away, id, { latex: 'newest' });
    await forgetActs(office);
    await takeArchive(office, await archiveOf(away));
    expect(await lookOf(office, id)).toMatchObject({ latex: 'newest', symbols: 2 });
  });

  it('take what was done to what they sent', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'a' });
    await takeArchive(office, await archiveOf(away));
    await setFormula(office, id, { latex: 'b' });
    await takeArchive(away, await archiveOf(office));
    for (const project of [office, away]) await forgetActs(project);
    await setFormula(away, id, { latex: 'c' });
    expect(await takeArchive(office, await archiveOf(away))).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(office, id)).toMatchObject({ latex: 'c' });
  });
});

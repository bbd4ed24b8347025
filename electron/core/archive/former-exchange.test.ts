import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { addLabelled, archiveOf, copyOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { formulasOf, lookOf, removeLastSymbol, setFormula } from '#test/support/offline-edits.ts';
import type { Project } from '../project/project.ts';

/** What a project remembers of others, as it was before acts and revisions were remembered with it. */
async function forgetActs({ store }: Project): Promise<void> {
  const known = await store.exchanges.exchangedAfter(null, 1000);
  await store.exchanges.saveExchanged(known.map((one) => ({ ...one, operation: null, here: 0 })));
}

const codes = ({ differing }: ImportReport) => differing.map(({ reason }) => reason.code);

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
    for (const [archive, told] of [
      // Nobody can tell it from the work of another copy any more.
      [older, ['archive-order-unknown']],
      [newer, []],
    ] as const) {
      await forgetActs(office);
      const report = await takeArchive(office, archive);
      expect([report.merged, codes(report)]).toEqual([0, told]);
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

  it('do not lose the work of another copy of the same project, whatever its revision', async () => {
    const { office, away: laptop, id } = await exchanged();
    const other = await copyOf(laptop);
    for (const latex of ['a', 'b']) await setFormula(laptop, id, { latex });
    await setFormula(other, id, { note: 'other' });
    await takeArchive(office, await archiveOf(laptop));
    await forgetActs(office);
    const report = await takeArchive(office, await archiveOf(other));
    expect([report.merged, codes(report)]).toEqual([0, ['archive-order-unknown']]);
    expect(await lookOf(office, id)).toMatchObject({ latex: 'b', note: '' });
    // At the same revision, and later: it did not go on from what came, so nothing is taken back that came.
    for (const note of ['as far', 'further', 'more']) {
      await setFormula(other, id, { note });
      await takeArchive(office, await archiveOf(other));
      expect(await lookOf(office, id)).toMatchObject({ latex: 'b', note });
    }
    await setFormula(laptop, id, { latex: 'c' });
    expect(codes(await takeArchive(office, await archiveOf(laptop)))).toEqual(['merge-conflict']);
    expect(await lookOf(office, id)).toMatchObject({ latex: 'b', note: 'more' });
  });

  it('go on from what came where the project went on from it', async () => {
    const { office, away, id } = await exchanged();
    await setFormula(away, id, { latex: 'a' });
    await takeArchive(office, await archiveOf(away));
    await forgetActs(office);
    for (const latex of ['b', 'c']) await setFormula(away, id, { latex });
    await removeLastSymbol(away, id);
    await setFormula(office, id, { note: 'office' });
    expect(await takeArchive(office, await archiveOf(away))).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(office, id)).toMatchObject({ latex: 'c', note: 'office', symbols: 2 });
  });
});

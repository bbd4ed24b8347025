import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { addLabelled, archiveOf, copyOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { formulasOf, lookOf, removeDocuments, removeLastSymbol, setFormula } from '#test/support/offline-edits.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { commitSchema } from '../services/schema.ts';
import { readSchemaView, setMembers } from '../services/schema-change/schema-view.ts';

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

  it('have the work of another copy by a project that is new, however far behind its revisions are', async () => {
    const { office, away: laptop, id } = await exchanged();
    const other = await copyOf(laptop);
    for (const latex of ['a', 'b', 'c', 'd']) await setFormula(laptop, id, { latex });
    await setFormula(other, id, { note: 'other' });
    await takeArchive(office, await archiveOf(laptop));
    await forgetActs(office);
    const archive = await archiveOf(other);
    const { differing } = await takeArchive(office, archive);
    expect(differing).toEqual([
      expect.objectContaining({
        at: { page: expect.any(String), formula: id },
        reason: expect.objectContaining({
          code: 'archive-order-unknown',
          message: expect.stringContaining('import this archive into a new project, and an archive of that one here'),
        }),
      }),
    ]);
    const between = await ownProject();
    await takeArchive(between, archive);
    expect(await takeArchive(office, await archiveOf(between))).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(office, id)).toMatchObject({ latex: 'd', note: 'other' });
  });

  it('take nothing of a class from what may be older, and name it', async () => {
    const { office, away } = await exchanged();
    const classIn = async (project: Project) => {
      const view = await readSchemaView(project.store);
      return { view, own: [...view.classes.values()].find(({ label }) => label === '\\foo') };
    };
    const setClass = async (project: Project, members: Partial<SymbolClass>) => {
      const { view, own } = await classIn(project);
      if (own) await commitSchema(project, importActor, [setMembers(view, own, members)]);
    };
    // Both changed it: it does not become what it is there, so its history is not done again here.
    await setClass(office, { group: 'greek' });
    await setClass(away, { aliases: ['ex'] });
    const older = await archiveOf(away);
    await setClass(away, { aliases: [] });
    await setClass(away, { aliases: ['why'] });
    await takeArchive(office, await archiveOf(away));
    await forgetActs(office);
    expect(codes(await takeArchive(office, older))).toContain('archive-order-unknown');
    expect((await classIn(office)).own).toMatchObject({ group: 'greek', aliases: ['why'] });
  });

  it('do not say of what was removed here, or there, that the other side changed it', async () => {
    const { office, away: laptop, id } = await exchanged();
    const other = await copyOf(laptop);
    for (const latex of ['a', 'b', 'c', 'd']) await setFormula(laptop, id, { latex });
    await takeArchive(office, await archiveOf(laptop));
    await removeDocuments(office, [{ type: 'formula', id }]);
    await forgetActs(office);
    await setFormula(other, id, { note: 'other' });
    expect(codes(await takeArchive(office, await archiveOf(other)))).toEqual(['archive-order-unknown']);
    expect(await lookOf(office, id)).toBeNull();
    // Removed on both sides, and nothing of it is remembered: the laptop's own next state is still told from what came.
    await removeDocuments(other, [{ type: 'formula', id }]);
    expect(codes(await takeArchive(office, await archiveOf(other)))).toEqual([]);
    const known = await office.store.exchanges.exchanged(laptop.id, [{ type: 'formula', id }]);
    expect(known.map(({ operation, document }) => [operation, document.records.size])).toEqual([[null, 4]]);
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

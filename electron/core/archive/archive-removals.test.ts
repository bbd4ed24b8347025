import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { QuotaId } from '#schemas/domain/id.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { addLabelled, archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { aSymbolClass } from '#test/support/builders.ts';
import {
  addRegionPage,
  drawRegion,
  formulasOf,
  lookOf,
  removeDocuments,
  setFormula,
} from '#test/support/offline-edits.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { undoOperation as undo } from '../services/annotation.ts';
import { removePages } from '../services/remove-pages.ts';
import { removeView, saveView } from '../services/saved-views.ts';
import { commitSchema } from '../services/schema.ts';
import { addingRecord, readSchemaView } from '../services/schema-change/schema-view.ts';

const codes = ({ differing }: ImportReport) => differing.map(({ reason }) => reason.code);
const idsOf = async (project: Project) => (await formulasOf(project)).map(({ ref }) => ref.id);

/** An office with a page of three formulas, and somebody who has taken its archive along. */
async function exchanged() {
  const [office, away] = [await ownProject(), await ownProject()];
  const page = await addRegionPage(office, 'page', 3);
  await takeArchive(away, await archiveOf(office));
  const [one = '', two = '', three = ''] = await idsOf(office);
  return { office, away, page, one, two, three };
}

const aQuota = ({ runtime }: Project): Quota => ({
  kind: 'quota',
  id: QuotaId.parse(runtime.newId()),
  categories: [],
  symbolClass: null,
  subModel: null,
  unit: 'formula',
  target: 10,
  due: null,
  costPerItem: null,
  assignees: [],
});

const formula = (id: string) => ({ type: 'formula', id }) as const;

describe('what was removed here', () => {
  it('stays removed while the archive has it as it was, is counted, and goes there, too', async () => {
    const { office, away, one, two, three } = await exchanged();
    await removeDocuments(office, [formula(three)]);
    await setFormula(away, one, { latex: 'x' });
    const archive = await archiveOf(away);
    const report = await takeArchive(office, archive);
    expect(report).toMatchObject({ merged: 1, imported: { formulas: 0 } });
    expect(report.differing.map(({ reason: { code, parameters } }) => [code, parameters])).toEqual([
      ['archive-stays-removed', expect.objectContaining({ count: 1 })],
    ]);
    expect(await idsOf(office)).toEqual([one, two]);
    expect(await takeArchive(office, archive)).toMatchObject({ merged: 0, imported: { formulas: 0 } });
    expect(await idsOf(office)).toEqual([one, two]);
    const back = await takeArchive(away, await archiveOf(office));
    expect(codes(back)).toEqual(['archive-removed-there']);
    expect(await idsOf(away)).toEqual([one, two]);
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual([]);
  });

  it('is named where it was changed there, and can be had by undoing the removal', async () => {
    const { office, away, three } = await exchanged();
    const removal = await removeDocuments(office, [formula(three)]);
    await setFormula(away, three, { latex: 'work' });
    const archive = await archiveOf(away);
    const report = await takeArchive(office, archive);
    expect(report.differing.map(({ source, reason: { code } }) => [source, code])).toEqual([
      ['page.png (x 40, y 0)', 'archive-changed-removed-here'],
    ]);
    expect(await lookOf(office, three)).toBeNull();
    // Nor does it go there without a word.
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual(['archive-kept-removed-there']);
    expect(await lookOf(away, three)).toMatchObject({ latex: 'work' });
    await undo(office, importActor, removal);
    expect(await takeArchive(office, archive)).toMatchObject({ merged: 1, differing: [] });
    expect(await lookOf(office, three)).toMatchObject({ latex: 'work' });
  });

  it('comes back where the removal was taken back', async () => {
    const { office, away, three } = await exchanged();
    const removal = await removeDocuments(office, [formula(three)]);
    await takeArchive(away, await archiveOf(office));
    expect(await lookOf(away, three)).toBeNull();
    await undo(office, importActor, removal);
    await setFormula(office, three, { latex: 'again' });
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(await lookOf(away, three)).toMatchObject({ latex: 'again' });
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(await lookOf(office, three)).toMatchObject({ latex: 'again' });
  });

  it('is a page with all that stands on it, and what is new on it there is named', async () => {
    const { office, away, page, one } = await exchanged();
    await addLabelled(office, 'other', ['x']);
    await removePages(office, importActor, { pages: [page], worked: 'remove' });
    await setFormula(away, one, { latex: 'work' });
    await drawRegion(away, page, 80);
    const report = await takeArchive(office, await archiveOf(away));
    expect(report.imported).toMatchObject({ pages: 0, formulas: 0 });
    expect(new Map(report.differing.map(({ reason: { code, parameters } }) => [code, parameters['count']]))).toEqual(
      new Map([
        ['archive-changed-removed-here', undefined],
        ['archive-stays-removed', 2],
        ['archive-page-removed-here', 1],
      ]),
    );
    const pages = await office.store.pagesAfter(null, 10);
    expect(pages.map((document) => pageOf(document)?.sourceName)).toEqual(['other.png']);
    // There it stays, with all that is on it, until somebody removes it.
    const back = await takeArchive(away, await archiveOf(office));
    expect(back.differing.map(({ source, reason: { code } }) => [source, code])).toEqual([
      ['page.png', 'archive-kept-removed-there'],
    ]);
    expect(await idsOf(away)).toHaveLength(5);
  });

  it('is a quota or a view like any other document', async () => {
    const [office, away] = [await ownProject(), await ownProject()];
    const quota = aQuota(office);
    await commitSchema(office, importActor, [addingRecord(quota)]);
    const { view } = await saveView(office, importActor, { name: 'mine', address: {}, shared: true });
    await takeArchive(away, await archiveOf(office));
    await removeDocuments(office, [{ type: 'quota', id: quota.id }]);
    await removeView(office, importActor, view);
    const has = async (project: Project) =>
      (
        await project.store.getDocuments([
          { type: 'quota', id: quota.id },
          { type: 'saved-view', id: view },
        ])
      ).map(({ records }) => records.size);
    const report = await takeArchive(office, await archiveOf(away));
    expect(codes(report)).toEqual(['archive-stays-removed', 'archive-stays-removed']);
    expect(await has(office)).toEqual([0, 0]);
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual([
      'archive-schema-history',
      'archive-removed-there',
      'archive-removed-there',
    ]);
    expect(await has(away)).toEqual([0, 0]);
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual([]);
  });
});

describe('an added class that was undone here, where nothing used it', () => {
  it('is here again with the work that uses it, and with all that comes after that', async () => {
    const [office, away] = [await ownProject(), await ownProject()];
    const record = aSymbolClass(7, '\\foo');
    const { operation } = await commitSchema(office, importActor, [addingRecord(record)]);
    await takeArchive(away, await archiveOf(office));
    await addLabelled(away, 'work', ['\\foo', 'x']);
    const quota: Quota = { ...aQuota(away), symbolClass: record.id, unit: 'symbol' };
    await commitSchema(away, importActor, [addingRecord(quota)]);
    await undo(office, importActor, operation);
    expect((await readSchemaView(office.store)).classes.has(record.id)).toBe(false);
    const archive = await archiveOf(away);
    const report = await takeArchive(office, archive);
    expect(report).toMatchObject({ newClasses: ['\\foo'], imported: { pages: 1, symbols: 2 } });
    expect(codes(report)).toEqual([]);
    expect((await readSchemaView(office.store)).classes.get(record.id)).toMatchObject({ label: '\\foo' });
    expect(await takeArchive(office, archive)).toMatchObject({ newClasses: [], merged: 0, differing: [] });
    // There it never went; that it was undone is counted.
    expect(codes(await takeArchive(away, await archiveOf(office)))).toEqual(['archive-schema-history']);
    expect((await readSchemaView(away.store)).classes.has(record.id)).toBe(true);
  });
});

describe('what was removed there', () => {
  it('stays here where it was changed here, and is named', async () => {
    const { office, away, three } = await exchanged();
    await removeDocuments(away, [formula(three)]);
    await setFormula(office, three, { latex: 'work' });
    const report = await takeArchive(office, await archiveOf(away));
    expect(codes(report)).toEqual(['archive-kept-removed-there']);
    expect(await lookOf(office, three)).toMatchObject({ latex: 'work' });
  });

  it('leaves regions of a page that nobody accepted so where more were drawn here', async () => {
    const { office, away, page, three } = await exchanged();
    await removeDocuments(away, [formula(three)]);
    await drawRegion(office, page, 80);
    expect(codes(await takeArchive(office, await archiveOf(away)))).toEqual(['archive-removed-there']);
    expect(await idsOf(office)).toHaveLength(3);
    const document = pageOf(await office.store.getDocument({ type: 'page', id: page }));
    expect(document?.regions.state).toBe('submitted');
  });

  it('does not go by an archive from before it was brought back', async () => {
    const { office, away, three } = await exchanged();
    const removal = await removeDocuments(away, [formula(three)]);
    const older = await archiveOf(away);
    await undo(away, importActor, removal);
    await setFormula(away, three, { latex: 'more' });
    await takeArchive(office, await archiveOf(away));
    expect(codes(await takeArchive(office, older))).toEqual([]);
    expect(await lookOf(office, three)).toMatchObject({ latex: 'more' });
  });
});

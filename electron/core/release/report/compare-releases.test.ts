import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { PageFilter } from '#schemas/contract/library.ts';
import { differenceParts } from '#schemas/contract/release-reports.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { writeYoloFolder } from '#test/contract/support/template-project.ts';
import { anOperation, layerIn } from '#test/support/builders.ts';
import { importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { freezeRelease } from '../freezing/freeze.ts';
import { compareReleases, itemsOfDifference } from './compare-releases.ts';

it('counts pages as the releases do, also where a page is frozen with its one formula alone', async () => {
  const project = await newProject();
  const folder = await temporaryFolder();
  const freeze = async (pictures: number, options: Partial<FreezeOptions> = {}) => {
    await writeYoloFolder(join(folder, 'scans'), pictures);
    await importInto(project, [join(folder, 'scans')], { format: 'yolo', classMap: { '0': 'x', '1': '2' } });
    return await freezeRelease(project, importActor, FreezeOptions.parse(options));
  };
  const first = await freeze(3);
  const second = await freeze(5);
  const allTest = await freeze(5, { split: 'new', ratios: { train: 0, validation: 0, test: 1 } });
  expect([first, second, allTest].map(({ counts }) => counts.pages)).toEqual([3, 5, 5]);

  const none = { added: 0, removed: 0, changed: 0, moved: 0 };
  expect(await compareReleases(project, first.id, second.id)).toMatchObject({
    pages: { ...none, added: 2 },
    formulas: { ...none, added: 2 },
    moves: [],
  });
  const symbols = second.counts.symbols - first.counts.symbols;
  const { kinds } = await compareReleases(project, first.id, second.id);
  const ofClasses = kinds.filter(({ kind }) => kind === 'class');
  expect(ofClasses.reduce((sum, { added }) => sum + added, 0)).toBe(symbols);
  expect(ofClasses.every(({ before, after, added, removed }) => after - before === added && removed === 0)).toBe(true);
  expect(await compareReleases(project, second.id, first.id)).toMatchObject({ pages: { ...none, removed: 2 } });
  const elsewhere = second.counts.bySide.train + second.counts.bySide.validation;
  expect(elsewhere).toBeGreaterThan(0);
  const reads = vi.spyOn(project.store.releases, 'releaseItems');
  expect(await compareReleases(project, second.id, allTest.id)).toMatchObject({
    pages: { ...none, moved: elsewhere },
    formulas: { ...none, moved: elsewhere },
    moves: [
      { from: 'train', to: 'test', pages: second.counts.bySide.train, formulas: second.counts.bySide.train },
      ...(second.counts.bySide.validation === 0
        ? []
        : [{ from: 'validation', to: 'test', pages: second.counts.bySide.validation }]),
    ],
    // Nothing came to a class, and nothing left one.
    kinds: [],
  });
  // So that neither of them is read as a whole.
  expect(reads).not.toHaveBeenCalled();
});

/** The patch that gives a document another record, where it is another. */
function withRecord(document: AnnotationDocument, record: Page | Formula): AnnotationPatch[] {
  const patch = diffDocuments(document, { ...document, records: new Map(document.records).set(record.id, record) });
  return patch ? [patch] : [];
}

it('names the part of each item that is another now, whichever that is, and counts the items under it', async () => {
  const project = await newProject();
  const folder = join(await temporaryFolder(), 'scans');
  await writeYoloFolder(folder, 3);
  await importInto(project, [folder], { format: 'yolo', classMap: { '0': 'x', '1': '2' } });
  const [edited] = (await project.store.listPages(PageFilter.parse({}), null, 1)).items;
  if (!edited) throw new Error('Pages were imported.');
  let operations = 0;
  /** Freezes what the project is once one page and its formula are others. */
  const freezeWith = async (page: Partial<Page>, formula: Partial<Formula>) => {
    const ofPage = await project.store.getDocument({ type: 'page', id: edited.id });
    const [ofFormula] = await project.store.formulasOfPage(edited.id);
    const [before, formulaBefore] = [pageOf(ofPage), ofFormula && formulaOf(ofFormula)];
    if (!before || !ofFormula || !formulaBefore) throw new Error('It was imported with a formula.');
    const patches = [
      ...withRecord(ofPage, { ...before, ...page }),
      ...withRecord(ofFormula, { ...formulaBefore, ...formula }),
    ];
    operations += 1;
    await project.store.commitAll([anOperation(operations, patches, { actor: importActor.person.id })], []);
    return (await freezeRelease(project, importActor, FreezeOptions.parse({}))).id;
  };
  const none = Object.fromEntries(differenceParts.map((part) => [part, 0]));
  let from = await freezeWith({ holds: 'formulas', regions: layerIn('accepted') }, {});
  for (const [page, formula, parts, first] of [
    [{}, { placement: 'isolated' }, { placement: 1, regions: 1 }, [['regions'], ['placement']]],
    [{ writer: 'w2' }, {}, { writer: 2 }, [['writer'], ['writer']]],
  ] as const) {
    const to = await freezeWith(page, formula);
    const difference = await compareReleases(project, from, to);
    expect(difference).toMatchObject({ total: 2, parts: { ...none, ...parts } });
    expect(difference.first.map((item) => item.parts)).toEqual(first);
    for (const part of differenceParts) {
      const { total } = await itemsOfDifference(project, from, to, { kind: 'part', part });
      expect(total, part).toBe(difference.parts[part]);
    }
    from = to;
  }
});

import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import type { DocumentRecord, DocumentRef } from '#schemas/domain/document.ts';
import { CategoryId, FacetId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { Quota } from '#schemas/domain/quota.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { freezeGolden } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { anOperation, creating, formulaId, symbolClassId, ulidOf } from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { openRelease } from '../../open-release.ts';
import { renderCard } from '../../report/render-card.ts';
import { countSubModels } from '../../sub-models/count-sub-models.ts';

const facet = {
  kind: 'facet',
  id: FacetId.parse(ulidOf(900)),
  key: 'level',
  name: { en: 'Level', ko: '학교급' },
  selection: 'one',
  position: 0,
  retired: false,
} as const;
const category = (number: number, key: string) =>
  ({
    kind: 'category',
    id: CategoryId.parse(ulidOf(number)),
    facet: facet.id,
    key,
    name: { en: key, ko: key },
    position: number,
    retired: false,
    aliasOf: null,
  }) as const;
const [middle, high] = [category(901, 'middle'), category(902, 'high')];
const quota = Quota.parse({
  kind: 'quota',
  id: ulidOf(903),
  categories: [middle.id],
  symbolClass: null,
  subModel: null,
  unit: 'formula',
  target: 5,
  due: null,
  costPerItem: null,
  assignees: [],
});

it('a release says how many formulas of each kind it has on each side, and what it holds of each quota', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const commit = async (number: number, patches: readonly AnnotationPatch[]) => {
    expect((await project.store.commit(anOperation(number, patches))).kind).toBe('committed');
  };
  const ofSymbol = Quota.parse({
    ...quota,
    id: ulidOf(904),
    categories: [],
    symbolClass: symbolClassId(11),
    unit: 'symbol',
    target: 9,
  });
  await commit(
    80,
    [facet, middle, high, quota, ofSymbol].map((record) => creating(record)),
  );
  for (const [step, number] of [1, 2].entries()) {
    const document = await project.store.getDocument({ type: 'formula', id: formulaId(number) });
    const formula = formulaOf(document);
    if (!formula) throw new Error('no formula');
    const records = new Map(document.records).set(formula.id, { ...formula, categories: [middle.id] });
    const patch = diffDocuments(document, { ...document, records });
    await commit(90 + step, patch ? [patch] : []);
  }

  const release = await freezeGolden(project);
  const opened = await openRelease(project.store, release.id);
  const sides = new Map<string, string>();
  for await (const { side, formula } of opened.reader.formulas()) sides.set(formula.id, side);
  const on = (side: string, numbers: readonly number[]) =>
    numbers.filter((number) => sides.get(formulaId(number)) === side).length;
  const others = [...sides.keys()].filter((id) => id !== formulaId(1) && id !== formulaId(2));
  const { kinds = [], quotas } = opened.context;
  expect(kinds.map(({ category: id }) => id)).toEqual([middle.id, high.id, null]);
  for (const side of ['train', 'validation', 'test'] as const) {
    expect(kinds[0]?.bySide[side]).toBe(on(side, [1, 2]));
    expect(kinds[1]?.bySide[side]).toBe(0);
    expect(kinds[2]?.bySide[side]).toBe(others.filter((id) => sides.get(id) === side).length);
  }
  expect(quotas).toEqual([
    { selection: 'level=middle', unit: 'formula', target: 5, held: 2 },
    { selection: 'symbol x', unit: 'symbol', target: 9, held: null },
  ]);

  const items = await countSubModels(project.store, opened);
  const card = renderCard(opened.release, opened.context, opened.classes, { items });
  expect(card).toContain(
    `| Level | middle | ${on('train', [1, 2])} | ${on('validation', [1, 2])} | ${on('test', [1, 2])} | 2 |`,
  );
  expect(card).toContain('| level=middle | 5 formulas | 2 |');
  expect(card).toContain('- Layers asked for: symbols, latex');
  expect(card).toContain('- Fraction bar: a symbol of class `-`');
});

it('what was locked before its category was merged counts as what it counts as now', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const change = async (number: number, document: DocumentRef, changed: Partial<DocumentRecord>) => {
    const before = await project.store.getDocument(document);
    const record = before.records.get(document.id);
    const records = new Map(before.records).set(document.id, { ...record, ...changed } as DocumentRecord);
    const patch = diffDocuments(before, { ...before, records });
    expect((await project.store.commit(anOperation(number, patch ? [patch] : []))).kind).toBe('committed');
  };
  const schema = anOperation(
    80,
    [facet, middle, high].map((record) => creating(record)),
  );
  await project.store.commit(schema);
  const { items } = await project.store.listFormulas(FormulaFilter.parse({}), null, 100);
  // One of them has both, and is still one.
  for (const [step, { id }] of items.entries()) {
    const categories = step === 0 ? [middle.id, high.id] : [high.id];
    await change(100 + step, { type: 'formula', id }, { categories });
  }
  const first = await freezeGolden(project, { lockTest: true });
  expect(first.counts.bySide.test).toBeGreaterThan(0);
  await change(200, { type: 'category', id: high.id }, { aliasOf: middle.id });
  const second = await freezeGolden(project);
  const { reader, context } = await openRelease(project.store, second.id);
  const frozen = new Set<string>();
  for await (const { side, formula } of reader.formulas()) {
    if (side === 'test') for (const id of formula.categories) frozen.add(id);
  }
  expect([...frozen]).toContain(high.id);
  expect(context.kinds).toEqual([
    { facet: facet.id, category: middle.id, bySide: second.counts.bySide },
    { facet: facet.id, category: null, bySide: { train: 0, validation: 0, test: 0 } },
  ]);
});

it('the card of a dataset that holds nothing has no lines that load it', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const { release, context, classes } = await openRelease(project.store, (await freezeGolden(project)).id);
  const loading = [{ trainer: 'Trainer', language: 'python', code: 'load()' }] as const;
  const described = (itemsOut: number) => {
    const bySide = { train: itemsOut, validation: 0, test: 0 };
    const dataset = { subModel: 'detector', format: 'coco', formatVersion: '1', options: {}, folder: 'detector/coco' };
    const books = { itemsIn: 2, itemsOut, bySide, skipped: [], notes: [] };
    return renderCard(release, context, classes, {
      items: [],
      datasets: [{ ...dataset, ...books, title: 'COCO', loading }],
    });
  };
  expect(described(2)).toContain('load()');
  expect(described(0)).not.toContain('load()');
  expect(described(0)).toContain('It holds nothing, so there is nothing to load.');
});

it('the card says that there is no class, and keeps what somebody wrote of a source in its cell', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const { release, context, classes } = await openRelease(project.store, (await freezeGolden(project)).id);
  const source = { licence: 'CC0-1.0', attribution: 'Kim |\n  Lee\r\nPark', address: '', pages: 1, formulas: 1 };
  const card = renderCard(release, { ...context, sources: [source] }, [], { items: [] });
  expect(card).toContain('\nThere is no symbol class. LaTeX is canonical');
  expect(card).toMatch(/^\| CC0-1.0 \| Kim \\\| Lee Park \| .*\|$/m);
  const indices = `with training indices 0 to ${classes.length - 1},`;
  expect(renderCard(release, context, classes, { items: [] })).toContain(indices);
});

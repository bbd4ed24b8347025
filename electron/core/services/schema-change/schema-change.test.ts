import { beforeEach, describe, expect, it } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { type SchemaChange as Change, SchemaChange } from '#schemas/contract/schema-change.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { type CategoryId, FacetId, QuotaId } from '#schemas/domain/id.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  aSymbolClass,
  creating,
  documentOf,
  formulaId,
  layerIn,
  sha256Number,
  symbolClassId,
  ulidOf,
} from '#test/support/builders.ts';
import { actorOf, importActor, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';
import { commitEdits, undoOperation } from '../annotation.ts';
import { StaleRevisionError } from '../commit.ts';
import { quotaOverview } from '../quotas/quotas.ts';
import { commitSchema, readProjectSchema } from '../schema.ts';
import { applySchemaChange, previewSchemaChange } from './schema-change.ts';

let project: Project;
let lead: Actor;
let annotator: Actor;
let middle: CategoryId;
let high: CategoryId;

const formulas = [1, 2, 3, 4];

beforeEach(async () => {
  project = await newProject();
  lead = await actorOf(project, 9, 'lead');
  annotator = await actorOf(project, 1, 'annotator');
  middle = await categoryOf('middle-school');
  high = await categoryOf('high-school');
  await commitSchema(
    project,
    lead,
    [1, 2].map((number) => creating(aSymbolClass(number, `\\test${number}`))),
  );
  const layers = { symbols: layerIn('accepted'), layout: layerIn('accepted'), latex: layerIn('accepted') };
  await project.store.commitAll(
    [
      anOperation(
        1,
        formulas.flatMap((number) => [
          creating(aPage(number)),
          creating(
            aFormula(number, {
              categories: [number <= 2 ? middle : high],
              latex: number % 2 === 0 ? `\\frac{${number}}{x}` : `x+${number}`,
              layers,
            }),
            aSymbol(number, { symbolClass: symbolClassId(1) }),
          ),
        ]),
        { actor: importActor.person.id, kind: 'import' },
      ),
    ],
    formulas.map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' })),
  );
});

async function categoryOf(key: string): Promise<CategoryId> {
  const found = (await readProjectSchema(project)).categories.find(({ record }) => record.key === key);
  if (!found) throw new Error(`no category ${key}`);
  return found.record.id;
}

const change = (value: unknown): Change => SchemaChange.parse(value);
const apply = async (value: unknown) => await applySchemaChange(project, lead, change(value));
const undo = async (operation: Awaited<ReturnType<typeof apply>>['operation']) =>
  await undoOperation(project, lead, operation);
const read = async (number: number) => await project.store.getDocument({ type: 'formula', id: formulaId(number) });
const categoriesOf = async (number: number) => formulaOf(await read(number))?.categories;
const totalOf = async (category: CategoryId) =>
  (await quotaOverview(project)).categories.find((row) => row.category === category)?.total;

/** An edit that was begun on the document as it was at that moment. */
async function begunEdit(number: number, members: Partial<Formula>) {
  const before = await read(number);
  const root = formulaOf(before);
  if (!root) throw new Error('no formula');
  const parts: readonly DocumentRecord[] = symbolsOf(before);
  const patch = diffDocuments(before, documentOf(before.revision, { ...root, ...members }, ...parts));
  if (!patch) throw new Error('nothing changes');
  return patch;
}

async function expectSound(): Promise<void> {
  expect(await project.store.counters()).toEqual(await project.store.recount());
  expect(await project.store.checkIntegrity()).toEqual([]);
}

describe('a merge of categories', () => {
  it('counts the formulas of one as the other, touches none of them, and one undo takes it back', async () => {
    const merge = { kind: 'merge-categories', from: [middle], into: high };
    expect(await previewSchemaChange(project, lead, change(merge))).toMatchObject({
      formulas: { accepted: 2 },
      rewritten: 0,
    });
    const { operation } = await apply(merge);
    expect(await totalOf(high)).toBe(4);
    expect(await totalOf(middle)).toBe(0);
    expect((await read(1)).revision).toBe(1);
    const filter = FormulaFilter.parse({ categories: [high] });
    expect((await project.store.listFormulas(filter, null, 10)).total).toBe(4);
    await expectSound();
    await undo(operation);
    expect([await totalOf(middle), await totalOf(high)]).toEqual([2, 2]);
  });

  it('leaves an edit that stands open good: it commits against the revision that it was made for', async () => {
    const open = await begunEdit(1, { latex: 'y' });
    await apply({ kind: 'merge-categories', from: [middle], into: high });
    await commitEdits(project, annotator, [open]);
    expect(formulaOf(await read(1))).toMatchObject({ latex: 'y', categories: [middle] });
    expect(await totalOf(high)).toBe(4);
    await expectSound();
  });

  it('moves quotas along, joins the targets of equal ones, and the undo gives both back', async () => {
    const quota = (number: number, category: CategoryId, target: number) =>
      creating({
        kind: 'quota',
        id: QuotaId.parse(ulidOf(number)),
        categories: [category],
        symbolClass: null,
        subModel: null,
        unit: 'formula',
        target,
        due: null,
        costPerItem: null,
        assignees: [],
      });
    await commitSchema(project, lead, [quota(70, middle, 10), quota(71, high, 5)]);
    const { operation, effect } = await apply({ kind: 'merge-categories', from: [middle], into: high });
    expect(effect.quotas).toEqual([{ quota: QuotaId.parse(ulidOf(70)), effect: 'joins', target: 10, becomes: 15 }]);
    const targets = async () =>
      (await quotaOverview(project)).quotas.map(({ quota: { target }, accepted }) => [target, accepted]);
    expect(await targets()).toEqual([[15, 4]]);
    await undo(operation);
    expect(await targets()).toEqual([
      [10, 2],
      [5, 2],
    ]);
  });

  it('is refused in a circle, across facets and into itself', async () => {
    const refused = { code: 'invalid-input' };
    await expect(apply({ kind: 'merge-categories', from: [middle], into: middle })).rejects.toMatchObject(refused);
    const printed = await categoryOf('printed');
    await expect(apply({ kind: 'merge-categories', from: [middle], into: printed })).rejects.toMatchObject(refused);
    await apply({ kind: 'merge-categories', from: [middle], into: high });
    await expect(apply({ kind: 'merge-categories', from: [high], into: middle })).rejects.toMatchObject(refused);
  });

  it('can be taken apart later: every formula still knows what it was given', async () => {
    await apply({ kind: 'merge-categories', from: [middle], into: high });
    await apply({ kind: 'separate-category', id: middle });
    expect([await totalOf(middle), await totalOf(high)]).toEqual([2, 2]);
  });
});

describe('a split of a category', () => {
  const split = () => ({
    kind: 'split-category',
    from: middle,
    parts: [
      {
        into: { key: 'middle-fractions', name: { en: 'Middle school, fractions', ko: '중등 분수' } },
        where: { text: '\\frac' },
      },
    ],
    retiresSource: false,
  });

  it('moves what a part matches, leaves the rest, and one undo takes it back', async () => {
    expect(await previewSchemaChange(project, lead, change(split()))).toMatchObject({
      rewritten: 1,
      parts: [
        { formulas: 1, symbols: 1 },
        { formulas: 1, symbols: 1 },
      ],
    });
    const { operation } = await apply(split());
    const made = await categoryOf('middle-fractions');
    expect(await categoriesOf(2)).toEqual([made]);
    expect(await categoriesOf(1)).toEqual([middle]);
    await expectSound();
    await undo(operation);
    expect(await categoriesOf(2)).toEqual([middle]);
    await expect(categoryOf('middle-fractions')).rejects.toThrow();
    await expectSound();
  });

  it('loses no edit that stands open: it is told of the new revision, and fits there', async () => {
    const open = await begunEdit(2, { latex: 'z' });
    await apply(split());
    const made = await categoryOf('middle-fractions');
    const refusal = await commitEdits(project, annotator, [open]).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StaleRevisionError);
    await commitEdits(project, annotator, [await begunEdit(2, { latex: 'z' })]);
    expect(formulaOf(await read(2))).toMatchObject({ latex: 'z', categories: [made] });
    await expectSound();
  });

  it('is taken back although people went on working on its formulas, and their work stays', async () => {
    const { operation } = await apply(split());
    await commitEdits(project, annotator, [await begunEdit(2, { latex: 'later' })]);
    await undo(operation);
    expect(formulaOf(await read(2))).toMatchObject({ latex: 'later', categories: [middle] });
    await expectSound();
  });

  it('is not taken back while others use what it made: they are told, and nothing happens', async () => {
    const { operation } = await apply(split());
    const made = await categoryOf('middle-fractions');
    await commitEdits(project, annotator, [await begunEdit(1, { categories: [made] })]);
    await expect(undo(operation)).rejects.toMatchObject({ code: 'conflict' });
    expect(await categoriesOf(1)).toEqual([made]);
    expect(await categoriesOf(2)).toEqual([made]);
    await expectSound();
  });

  it('keeps the states of the layers: a category is no content', async () => {
    await apply(split());
    expect(formulaOf(await read(2))?.layers.latex.state).toBe('accepted');
  });
});

describe('symbol classes', () => {
  it('merge by alias and split by the formulas that their symbols stand in', async () => {
    const classTotal = async (number: number) =>
      (await quotaOverview(project)).symbolClasses.find((row) => row.symbolClass === symbolClassId(number))?.total;
    const { operation, effect } = await apply({
      kind: 'split-class',
      from: symbolClassId(1),
      parts: [{ into: { id: symbolClassId(2) }, where: { text: '\\frac' } }],
      retiresSource: false,
    });
    expect(effect).toMatchObject({ rewritten: 2, symbols: 2 });
    expect([await classTotal(1), await classTotal(2)]).toEqual([2, 2]);
    expect(formulaOf(await read(2))?.layers.symbols.state).toBe('accepted');
    await apply({ kind: 'merge-classes', from: [symbolClassId(1)], into: symbolClassId(2) });
    expect([await classTotal(1), await classTotal(2)]).toEqual([0, 4]);
    const filter = FormulaFilter.parse({ symbolClass: symbolClassId(2) });
    expect((await project.store.listFormulas(filter, null, 10)).total).toBe(4);
    await expectSound();
    await undo(operation);
    expect(symbolsOf(await read(2)).map(({ symbolClass }) => symbolClass)).toEqual([symbolClassId(1)]);
    await expectSound();
  });
});

describe('retiring', () => {
  it('says which formulas and quotas it concerns, and touches no formula', async () => {
    const { effect, operation } = await apply({ kind: 'retire-category', id: middle, retired: true });
    expect(effect).toMatchObject({ formulas: { accepted: 2 }, rewritten: 0 });
    expect((await read(1)).revision).toBe(1);
    await undo(operation);
    const { categories } = await readProjectSchema(project);
    expect(categories.find(({ record }) => record.id === middle)?.record.retired).toBe(false);
  });

  it('of a facet concerns all formulas of its categories', async () => {
    const { facets } = await readProjectSchema(project);
    const id = FacetId.parse(facets.find(({ record }) => record.key === 'level')?.record.id);
    const effect = await previewSchemaChange(project, lead, change({ kind: 'retire-facet', id, retired: true }));
    expect(effect.formulas['accepted']).toBe(4);
  });
});

describe('every change of kinds while another window edits', () => {
  const updating = async (id: string, members: object) => {
    const stored = (await project.store.schemaRecords()).find(({ record }) => record.id === id);
    if (!stored) throw new Error(`no record ${id}`);
    const { record, revision } = stored;
    const after = { ...record, ...members };
    const patch = {
      document: { type: record.kind, id },
      base: revision,
      added: [],
      updated: [{ before: record, after }],
      removed: [],
    };
    return (await commitSchema(project, lead, [patch])).operation;
  };
  const changed = async (value: unknown) => (await apply(value)).operation;
  const everything = FormulaFilter.parse({});
  const changes: Readonly<Record<string, () => Promise<Awaited<ReturnType<typeof changed>>>>> = {
    'renaming a category': () => updating(middle, { name: { en: 'Junior', ko: '중학' } }),
    'renaming a class': () => updating(symbolClassId(1), { label: '\\renamed' }),
    'merging categories': () => changed({ kind: 'merge-categories', from: [middle], into: high }),
    'merging classes': () => changed({ kind: 'merge-classes', from: [symbolClassId(1)], into: symbolClassId(2) }),
    'splitting a category': () =>
      changed({
        kind: 'split-category',
        from: middle,
        parts: [{ into: { key: 'junior', name: { en: 'Junior', ko: '중학' } }, where: everything }],
        retiresSource: true,
      }),
    'splitting a class': () =>
      changed({
        kind: 'split-class',
        from: symbolClassId(1),
        parts: [{ into: { label: '\\part' }, where: everything }],
        retiresSource: true,
      }),
    'retiring a category': () => changed({ kind: 'retire-category', id: middle, retired: true }),
    'retiring a class': () => changed({ kind: 'retire-class', id: symbolClassId(1), retired: true }),
  };

  const records = async () =>
    (await project.store.schemaRecords()).map(({ record }) => record).toSorted((a, b) => (a.id < b.id ? -1 : 1));

  /** No formula names a category, and no symbol a class, that is not there. */
  async function expectNoOrphan(): Promise<void> {
    const known = new Set<string>((await records()).map(({ id }) => id));
    for (const number of formulas) {
      const document = await read(number);
      const named = [
        ...(formulaOf(document)?.categories ?? []),
        ...symbolsOf(document).flatMap(({ symbolClass }) => symbolClass ?? []),
      ];
      expect(named.filter((id) => !known.has(id))).toEqual([]);
    }
  }

  it.each(Object.keys(changes))('%s loses no edit, leaves no orphan, and has one undo', async (name) => {
    const schemaBefore = await records();
    const kindsBefore = await Promise.all(formulas.map(categoriesOf));
    const begun = await begunEdit(1, { latex: 'edited' });
    const operation = await changes[name]?.();
    if (operation === undefined) throw new Error('no change');
    await expectNoOrphan();
    try {
      await commitEdits(project, annotator, [begun]);
    } catch (error) {
      // A split has written the formula: the editor is told what it is now, and its edit fits there.
      if (!(error instanceof StaleRevisionError)) throw error;
      await commitEdits(project, annotator, [await begunEdit(1, { latex: 'edited' })]);
    }
    expect(formulaOf(await read(1))?.latex).toBe('edited');
    await expectNoOrphan();
    await expectSound();

    await undo(operation);
    expect(await records()).toEqual(schemaBefore);
    expect(await Promise.all(formulas.map(categoriesOf))).toEqual(kindsBefore);
    expect(symbolsOf(await read(1)).map(({ symbolClass }) => symbolClass)).toEqual([symbolClassId(1)]);
    expect(formulaOf(await read(1))?.latex).toBe('edited');
    await expectNoOrphan();
    await expectSound();
  });
});

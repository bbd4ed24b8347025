import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { SchemaChange } from '#schemas/contract/schema-change.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Category } from '#schemas/domain/facet.ts';
import { QuotaId } from '#schemas/domain/id.ts';
import {
  type FormulaLayerName,
  type FormulaStatus,
  formulaLayerNames,
  formulaStatuses,
  type LayerName,
  layerNames,
  layerStates,
} from '#schemas/domain/layer.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { pacePerDay } from '#shared/quota/pace.ts';
import { totalOf } from '#shared/quota/quantity.ts';
import {
  aCategory,
  aFacet,
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  aSymbolClass,
  categoryId,
  creating,
  documentOf,
  facetId,
  formulaId,
  layerIn,
  pageId,
  sha256Number,
  symbolClassId,
  symbolId,
  ulidOf,
} from '#test/support/builders.ts';
import { actorOf, importActor, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { setSubModel } from '../release/exporting/export-settings.ts';
import type { Actor } from './actor.ts';
import { commitEdits, setLayerStates, undoOperation } from './annotation.ts';
import { commitOperation } from './commit.ts';
import { actOnMany } from './many/act-on-many.ts';
import { quotaGaps } from './quotas/quota-gaps.ts';
import { quotaHistory } from './quotas/quota-history.ts';
import { matrixOf } from './quotas/quota-matrix.ts';
import { quotaOverview } from './quotas/quotas.ts';
import { removePages } from './remove-pages.ts';
import { commitSchema } from './schema.ts';
import { applySchemaChange } from './schema-change/schema-change.ts';

type Act =
  | { readonly act: 'import'; readonly number: number; readonly symbols: readonly number[] }
  | { readonly act: 'edit'; readonly number: number; readonly symbols: readonly number[]; readonly latex: string }
  | { readonly act: 'categorise'; readonly number: number; readonly categories: readonly number[] }
  | {
      readonly act: 'move';
      readonly number: number;
      readonly layers: readonly FormulaLayerName[];
      readonly to: Move;
      readonly byLead: boolean;
    }
  | { readonly act: 'merge'; readonly from: number; readonly into: number }
  | { readonly act: 'separate'; readonly from: number }
  | { readonly act: 'split'; readonly from: number; readonly into: number; readonly text: string }
  | { readonly act: 'merge-classes'; readonly from: number; readonly into: number }
  | { readonly act: 'ask'; readonly layers: readonly LayerName[] }
  | { readonly act: 'set-aside'; readonly number: number; readonly why: string | null }
  | { readonly act: 'mark-regions'; readonly number: number; readonly to: Move }
  | { readonly act: 'add-formula'; readonly number: number }
  | { readonly act: 'remove-page'; readonly number: number; readonly worked: 'keep' | 'remove' }
  | { readonly act: 'undo'; readonly back: number };
type Move = 'submitted' | 'accepted' | 'returned' | 'drafted';

const numbers = [1, 2, 3, 4];
/** Those that are there from the start, and those that an import may bring. */
const imported = [...numbers, 5, 6];
/** The second formula of page 1 is number 11, that of page 2 number 12. */
const secondOf = (page: number) => 10 + page;
const allNumbers = [...imported, secondOf(1), secondOf(2)];
const number = fc.constantFrom(...allNumbers);
const kind = fc.integer({ min: 1, max: 3 });
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('import' as const),
    number: fc.constantFrom(5, 6),
    symbols: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  }),
  fc.record({
    act: fc.constant('edit' as const),
    number,
    symbols: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    latex: fc.constantFrom('x', '\\frac{1}{2}', 'y^2'),
  }),
  fc.record({ act: fc.constant('categorise' as const), number, categories: fc.uniqueArray(kind, { maxLength: 2 }) }),
  fc.record({
    act: fc.constant('move' as const),
    number,
    layers: fc.subarray([...formulaLayerNames], { minLength: 1 }),
    to: fc.constantFrom<Move>('submitted', 'accepted', 'returned', 'drafted'),
    byLead: fc.boolean(),
  }),
  fc.record({ act: fc.constant('merge' as const), from: kind, into: kind }),
  fc.record({ act: fc.constant('separate' as const), from: kind }),
  fc.record({ act: fc.constant('split' as const), from: kind, into: kind, text: fc.constantFrom('', '\\frac') }),
  fc.record({ act: fc.constant('merge-classes' as const), from: kind, into: kind }),
  fc.record({
    act: fc.constant('ask' as const),
    // Where regions alone are asked for, a page that is one formula asks for nothing, and counts from the start.
    layers: fc.subarray([...layerNames], { minLength: 1 }),
  }),
  fc.record({ act: fc.constant('set-aside' as const), number, why: fc.constantFrom(null, 'torn') }),
  fc.record({
    act: fc.constant('mark-regions' as const),
    number: fc.constantFrom(1, 2),
    to: fc.constantFrom<Move>('submitted', 'accepted', 'returned', 'drafted'),
  }),
  // A second formula makes a page one of several, whose regions count.
  fc.record({ act: fc.constant('add-formula' as const), number: fc.constantFrom(1, 2) }),
  fc.record({
    act: fc.constant('remove-page' as const),
    number: fc.constantFrom(...imported),
    worked: fc.constantFrom('keep' as const, 'remove' as const),
  }),
  fc.record({ act: fc.constant('undo' as const), back: fc.nat(4) }),
);

interface World {
  readonly project: Project;
  readonly lead: Actor;
  readonly annotator: Actor;
}

/** Sub-models that the project defines: what they need is a set of layers, or any layer at all. */
const ownSubModels: readonly ProjectSubModel[] = [
  { key: 'page-reader', name: 'Page reader', recordIn: 'page', recordOut: 'latex' },
  { key: 'kinds', name: 'Kinds', recordIn: 'formula', recordOut: 'categories' },
];

async function makeWorld(): Promise<World> {
  const project = await newProject();
  const lead = await actorOf(project, 9, 'lead');
  const annotator = await actorOf(project, 1, 'annotator');
  const selections: readonly (readonly [categories: readonly number[], symbolClass: number | null])[] = [
    [[1], null],
    [[2], null],
    [[1, 2], null],
    [[], null],
    [[], 1],
    [[1], 1],
    [[1, 3], 2],
    [[2], 3],
  ];
  for (const own of ownSubModels) await setSubModel(project, lead, own);
  const ofSubModels: readonly (readonly [categories: readonly number[], subModel: string])[] = [
    [[2], 'converter'],
    [[], 'page-reader'],
    [[1], 'kinds'],
    [[], 'kinds'],
    [[3], 'detector'],
  ];
  const quotas = selections.map(([categories, symbolClass], place) =>
    creating({
      kind: 'quota',
      id: QuotaId.parse(ulidOf(40 + place)),
      categories: categories.map(categoryId),
      symbolClass: symbolClass === null ? null : symbolClassId(symbolClass),
      subModel: null,
      unit: symbolClass === null ? 'formula' : 'symbol',
      target: 3,
      due: null,
      costPerItem: null,
      assignees: [],
    }),
  );
  const forSubModels = ofSubModels.map(([categories, subModel], place) =>
    creating({
      kind: 'quota',
      id: QuotaId.parse(ulidOf(60 + place)),
      categories: categories.map(categoryId),
      symbolClass: null,
      subModel,
      unit: 'formula',
      target: 3,
      due: null,
      costPerItem: null,
      assignees: [],
    }),
  );
  await commitSchema(project, lead, [
    creating(aFacet(1)),
    ...[1, 2, 3].map((each) => creating(aCategory(each, 1))),
    ...[1, 2, 3].map((each) => creating(aSymbolClass(each, `\\kind${each}`))),
    ...quotas,
    ...forSubModels,
  ]);
  await project.store.commitAll(
    [
      anOperation(
        1,
        numbers.flatMap((each) => [
          creating(aPage(each)),
          creating(
            aFormula(each, { latex: 'x', layers: { ...aFormula(1).layers, latex: layerIn('accepted') } }),
            aSymbol(each),
          ),
        ]),
        { actor: importActor.person.id, kind: 'import' },
      ),
    ],
    imported.map((each) => ({ sha256: sha256Number(each), byteCount: 1, contentType: 'image/png' })),
  );
  return { project, lead, annotator };
}

/** Does one act; what the program refuses in a sentence is no act. */
async function perform(world: World, act: Act): Promise<void> {
  try {
    await attempt(world, act);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
  }
}

async function attempt({ project, lead, annotator }: World, act: Act): Promise<void> {
  const change = async (value: unknown) => await applySchemaChange(project, lead, SchemaChange.parse(value));
  switch (act.act) {
    case 'merge':
      await change({ kind: 'merge-categories', from: [categoryId(act.from)], into: categoryId(act.into) });
      return;
    case 'separate':
      await change({ kind: 'separate-category', id: categoryId(act.from) });
      return;
    case 'merge-classes':
      await change({ kind: 'merge-classes', from: [symbolClassId(act.from)], into: symbolClassId(act.into) });
      return;
    case 'split':
      await change({
        kind: 'split-category',
        from: categoryId(act.from),
        parts: [{ into: { id: categoryId(act.into) }, where: { text: act.text } }],
        retiresSource: false,
      });
      return;
    case 'undo': {
      const recent: readonly Operation[] = await project.store.recentOperations(5);
      const operation = recent[act.back];
      if (
        operation &&
        !operation.patches.some(({ document }) => document.type === 'person' || document.type === 'facet')
      )
        await undoOperation(project, lead, operation.id);
      return;
    }
    case 'ask': {
      const stored = (await project.store.schemaRecords()).find(({ record }) => record.kind === 'settings');
      if (stored?.record.kind !== 'settings') throw new Error('no settings');
      const { record, revision } = stored;
      const updated = [{ before: record, after: { ...record, layersAsked: [...act.layers] } }];
      const document = { type: 'settings' as const, id: record.id };
      await commitSchema(project, lead, [{ document, base: revision, added: [], updated, removed: [] }]);
      return;
    }
    case 'set-aside': {
      const formulas = [formulaId(act.number)];
      const isOut = act.why !== null;
      await actOnMany(project, lead, { formulas, act: isOut ? 'unusable' : 'usable', reason: act.why });
      return;
    }
    case 'mark-regions': {
      const document = await project.store.getDocument({ type: 'page', id: pageId(act.number) });
      await setLayerStates(project, lead, {
        layers: [{ document: document.ref, base: document.revision, layers: ['regions'] }],
        to: act.to,
        reason: act.to === 'returned' ? 'look again' : null,
        emptyOnPurpose: false,
      });
      return;
    }
    case 'remove-page': {
      await removePages(project, lead, { pages: [pageId(act.number)], worked: act.worked });
      return;
    }
    case 'add-formula': {
      const formula = aFormula(secondOf(act.number), { page: pageId(act.number), latex: '', categories: [] });
      await commitEdits(project, annotator, [creating(formula)]);
      return;
    }
    case 'move': {
      const document = await project.store.getDocument({ type: 'formula', id: formulaId(act.number) });
      await setLayerStates(project, act.byLead ? lead : annotator, {
        layers: [{ document: document.ref, base: document.revision, layers: [...act.layers] }],
        to: act.to,
        reason: act.to === 'returned' ? 'look again' : null,
        emptyOnPurpose: false,
      });
      return;
    }
    case 'import': {
      const symbols = act.symbols.map((each) =>
        aSymbol(each, { id: symbolId(each), symbolClass: symbolClassId(1 + (each % 3)) }),
      );
      const layers = { symbols: layerIn('accepted'), layout: layerIn('accepted'), latex: layerIn('accepted') };
      const formula = aFormula(act.number, { latex: 'x', layers, categories: [categoryId(1)] });
      const patches = [creating(aPage(act.number)), creating(formula, ...symbols)];
      await commitOperation(project, importActor, 'import', patches);
      return;
    }
    case 'edit':
    case 'categorise': {
      const document = await project.store.getDocument({ type: 'formula', id: formulaId(act.number) });
      const formula = formulaOf(document);
      if (!formula) return;
      const parts: readonly DocumentRecord[] =
        act.act === 'edit'
          ? act.symbols.map((each) => aSymbol(each, { id: symbolId(each), symbolClass: symbolClassId(1 + (each % 3)) }))
          : symbolsOf(document);
      const root =
        act.act === 'edit'
          ? { ...formula, latex: act.latex }
          : { ...formula, categories: act.categories.map(categoryId).sort() };
      const patch = diffDocuments(document, documentOf(document.revision, root, ...parts));
      if (patch) await commitEdits(project, annotator, [patch]);
    }
  }
}

/** Counts by looking at every document, by the meaning of the words and with none of the program's code for it. */
async function countSlowly(project: Project) {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const target = new Map<string, string>();
  for (const record of records) {
    if ((record.kind === 'category' || record.kind === 'symbol-class') && record.aliasOf) {
      target.set(record.id, record.aliasOf);
    }
  }
  const meant = (id: string): string => {
    const next = target.get(id);
    return next === undefined ? id : meant(next);
  };
  const categories = new Map<string, number>();
  const classes = new Map<string, number>();
  const formulas: {
    readonly kinds: ReadonlySet<string>;
    readonly classes: readonly string[];
    readonly status: FormulaStatus;
    readonly latex: string;
    readonly symbols: string;
    readonly layout: string;
    /** Of its page. */
    readonly regions: string;
  }[] = [];
  const byStatus = new Map<FormulaStatus, number>();
  const asked = records.find((record) => record.kind === 'settings')?.layersAsked ?? [];
  for (const each of allNumbers) {
    const document = await project.store.getDocument({ type: 'formula', id: formulaId(each) });
    const formula = formulaOf(document);
    if (!formula) continue;
    const page = pageOf(await project.store.getDocument({ type: 'page', id: formula.page }));
    if (!page) throw new Error('a formula without a page');
    const ranks = asked.flatMap((layer) => {
      if (layer !== 'regions') return [layerStates.indexOf(formula.layers[layer].state)];
      return page.holds === 'formulas' ? [layerStates.indexOf(page.regions.state)] : [];
    });
    const isOut = formula.unusable !== null;
    const status = isOut ? 'unusable' : (layerStates[Math.min(...ranks)] ?? 'accepted');
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    const kinds = new Set(formula.categories.map(meant));
    const ownClasses = symbolsOf(document).flatMap(({ symbolClass }) => (symbolClass ? [meant(symbolClass)] : []));
    formulas.push({
      kinds,
      classes: ownClasses,
      status,
      latex: isOut ? 'unusable' : formula.layers.latex.state,
      symbols: isOut ? 'unusable' : formula.layers.symbols.state,
      layout: isOut ? 'unusable' : formula.layers.layout.state,
      regions: isOut ? 'unusable' : page.regions.state,
    });
    for (const id of kinds) categories.set(id, (categories.get(id) ?? 0) + 1);
    for (const id of ownClasses) classes.set(id, (classes.get(id) ?? 0) + 1);
  }
  const quotas = records.flatMap((record) => {
    if (record.kind !== 'quota') return [];
    const wanted = record.categories.map(meant);
    const matching = formulas.filter(({ kinds }) => wanted.every((id) => kinds.has(id)));
    const { symbolClass } = record;
    const accepted = matching.filter(({ status, latex, symbols, layout, regions }) => {
      const isAccepted = (state: string) => state === 'accepted';
      // Symbols are truth once their own layer is accepted, whatever the rest of the formula lacks.
      if (symbolClass !== null) return isAccepted(symbols);
      switch (record.subModel) {
        case 'converter':
          return isAccepted(latex);
        case 'detector':
          return isAccepted(symbols);
        case 'page-reader':
          return [regions, latex].every(isAccepted);
        case 'kinds':
          return [symbols, layout, latex].some(isAccepted);
        default:
          return isAccepted(status);
      }
    });
    const count =
      symbolClass === null
        ? accepted.length
        : accepted.flatMap((formula) => formula.classes.filter((id) => id === meant(symbolClass))).length;
    return [[record.id, count] as const];
  });
  /** Symbols of a class in formulas of a category, or of none. */
  const cell = (symbolClass: string, category: string | null) =>
    formulas
      .filter(({ kinds }) => (category === null ? kinds.size === 0 : kinds.has(category)))
      .flatMap((formula) => formula.classes.filter((id) => id === symbolClass)).length;
  return { categories, classes, quotas: new Map<string, number>(quotas), cell, byStatus };
}

/** Formulas that each person submitted, accepted or returned on each day, but for what was taken back: by the log alone. */
async function actsSlowly(project: Project): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const log = (await project.store.operationsAfter(0, 10_000)).map(({ operation }) => operation);
  const touches = ({ patches }: Operation, formula: string) => patches.some(({ document }) => document.id === formula);
  const stands = (id: string, formula: string): boolean =>
    !log.some((other) => other.undoes === id && touches(other, formula) && stands(other.id, formula));
  /** Layers of a formula that an operation submits or, where it is a withdrawal, takes back. */
  const layersMoved = (operation: Operation, formula: string) =>
    formulaLayerNames.filter((layer) =>
      operation.patches.some(({ document, updated }) =>
        updated.some(({ before, after }) => {
          if (document.id !== formula || before.kind !== 'formula' || after.kind !== 'formula') return false;
          const [was, is] = [before.layers[layer].state, after.layers[layer].state];
          if (operation.kind === 'submit') return was !== 'submitted' && is === 'submitted';
          return operation.kind === 'withdraw' && was === 'submitted' && is === 'drafted';
        }),
      ),
    );
  /** Each layer was taken back by the same person before anything else was submitted or taken back of it. */
  const isWithdrawn = (submission: Operation, formula: string) => {
    const layers = layersMoved(submission, formula);
    return (
      layers.length > 0 &&
      layers.every((layer) => {
        const next = log
          .slice(log.indexOf(submission) + 1)
          .find((other) => layersMoved(other, formula).includes(layer) && stands(other.id, formula));
        return next?.kind === 'withdraw' && next.actor === submission.actor;
      })
    );
  };
  const found = new Map<string, Set<string>>();
  for (const operation of log) {
    const { id, actor, at, patches } = operation;
    if (!['submit', 'accept', 'return'].includes(operation.kind)) continue;
    const name = `${operation.kind} ${actor} ${at.slice(0, 10)}`;
    for (const { document } of patches) {
      if (document.type !== 'formula' || !stands(id, document.id)) continue;
      if (operation.kind === 'submit' && isWithdrawn(operation, document.id)) continue;
      found.set(name, (found.get(name) ?? new Set()).add(document.id));
    }
  }
  return found;
}

/** What is counted for people, and what the library finds by them, against the log. */
async function compareActs(project: Project): Promise<void> {
  const stood = await actsSlowly(project);
  const ofPeople = (await project.store.progress.personDays()).flatMap((row) => [
    [`submit ${row.person} ${row.day}`, row.formulasSubmitted] as const,
    [`accept ${row.person} ${row.day}`, row.formulasAccepted] as const,
    [`return ${row.person} ${row.day}`, row.formulasReturned] as const,
  ]);
  expect(new Map(ofPeople.filter(([, count]) => count > 0))).toEqual(
    new Map([...stood].map(([name, formulas]) => [name, formulas.size])),
  );
  for (const [name, formulas] of stood) {
    const [what, person = '', day = ''] = name.split(' ');
    if (what !== 'accept') continue;
    const filter = FormulaFilter.parse({ acceptedBy: [person], acted: { from: day, to: day } });
    const listed = await project.store.listFormulas(filter, null, 20);
    for (const { id } of listed.items) expect(formulas.has(id)).toBe(true);
  }
}

const classMatrix = async (project: Project) =>
  await matrixOf(project, { rows: 'symbol-classes', columns: facetId(1), subModel: null });

describe('counts', () => {
  it('equal what the documents say, over any history of edits, reviews, merges, splits, removed pages, undos and changes of what is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 22 }), async (history) => {
        const world = await makeWorld();
        const { project } = world;
        for (const act of history) {
          await perform(world, act);
          // What is kept in memory between questions has to follow each act.
          await Promise.all([quotaOverview(project), classMatrix(project)]);
        }
        expect(await project.store.counters()).toEqual(await project.store.recount());
        expect(await project.store.checkIntegrity()).toEqual([]);
        expect(await project.store.checkSearch(() => {})).toEqual([]);
        const slow = await countSlowly(project);
        const overview = await quotaOverview(project);
        for (const { category, total } of overview.categories) expect(total).toBe(slow.categories.get(category) ?? 0);
        for (const { symbolClass, total } of overview.symbolClasses) {
          expect(total).toBe(slow.classes.get(symbolClass) ?? 0);
        }
        for (const status of formulaStatuses) {
          const wanted = slow.byStatus.get(status) ?? 0;
          const filter = FormulaFilter.parse({ statuses: [status] });
          const listed = await project.store.listFormulas(filter, null, 20);
          expect([status, overview.all.byStatus[status], listed.total]).toEqual([status, wanted, wanted]);
          expect(listed.items.every((item) => item.status === status)).toBe(true);
        }
        for (const { row, column, byStatus } of (await classMatrix(project)).cells) {
          if (row !== null) expect(totalOf(byStatus)).toBe(slow.cell(row, column));
        }
        await compareActs(project);
        const today = project.runtime.now().slice(0, 10);
        const gaps = await quotaGaps(project, today);
        for (const { quota, accepted } of overview.quotas) expect(accepted).toBe(slow.quotas.get(quota.id));
        for (const { quota, accepted, pacePerDay: pace } of gaps) {
          expect(accepted).toBe(slow.quotas.get(quota.id));
          const points = await quotaHistory(project, quota.id);
          expect(points.at(-1)?.accepted ?? 0).toBe(accepted);
          // What nobody accepted, as copies and what splits leave, is no pace of people.
          expect(pace).toBeLessThanOrEqual(pacePerDay(points, today) + 1e-9);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('of what people did are of what stands, however often it is taken back and done again', async () => {
    const near = fc.constantFrom(1, 2);
    const work: fc.Arbitrary<Act> = fc.oneof(
      fc.record({
        act: fc.constant('edit' as const),
        number: near,
        symbols: fc.constant([1, 2]),
        latex: fc.constantFrom('x', 'y^2'),
      }),
      fc.record({
        act: fc.constant('move' as const),
        number: near,
        layers: fc.subarray<FormulaLayerName>(['symbols', 'latex'], { minLength: 1 }),
        to: fc.constantFrom<Move>('submitted', 'drafted', 'accepted', 'returned'),
        byLead: fc.boolean(),
      }),
      fc.record({ act: fc.constant('undo' as const), back: fc.nat(1) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(work, { minLength: 8, maxLength: 20 }), async (history) => {
        const world = await makeWorld();
        for (const act of history) {
          await perform(world, act);
          await compareActs(world.project);
        }
        expect(await world.project.store.checkSearch(() => {})).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('leave no alias that leads nowhere, and no circle', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 16 }), async (history) => {
        const world = await makeWorld();
        for (const act of history) await perform(world, act);
        const categories = (await world.project.store.schemaRecords()).flatMap(({ record }): Category[] =>
          record.kind === 'category' ? [record] : [],
        );
        const byId = new Map<string, Category>(categories.map((category) => [category.id, category]));
        for (const category of categories) {
          const path = new Set<string>();
          let current: Category | undefined = category;
          while (current !== undefined && current.aliasOf !== null) {
            expect(path.has(current.id)).toBe(false);
            path.add(current.id);
            current = byId.get(current.aliasOf);
          }
          expect(current).toBeDefined();
        }
      }),
      { numRuns: 10 },
    );
  });
});

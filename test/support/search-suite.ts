import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#electron/core/store/store.ts';
import { FormulaFilter, type ListSort, PageFilter } from '#schemas/contract/library.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { ProjectId, SplitId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import {
  type FormulaStatus,
  formulaStatuses,
  type LayerName,
  type LayerState,
  layerStates,
} from '#schemas/domain/layer.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { defaultSplitRatios, type Split, type SplitAssignment, splitSides } from '#schemas/domain/split.ts';
import { isBuiltIn, layersOfSubModel, subModelIds } from '#schemas/domain/sub-model.ts';
import { type SymbolClassGroup, symbolClassGroups } from '#schemas/domain/symbol-class.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments, invertPatch } from '#shared/annotation/patch.ts';
import {
  aCategory,
  aFacet,
  aFormula,
  anOperation,
  aPage,
  aPerson,
  aSymbol,
  aSymbolClass,
  categoryId,
  creating,
  documentOf,
  facetId,
  formulaId,
  layerIn,
  pageId,
  personId,
  sha256Number,
  symbolClassId,
  symbolId,
  ulidOf,
} from './builders.ts';

const pages = 5;
const texts = ['', '\\frac{a}{b}', '\\Pi r', '\\pi r^2', 'ab', 'x', '100%_"\'', '가나다'];
const writers = [null, 'kim', 'lee'];
const groups = ['a group', 'another'];
const days = ['2026-02-01', '2026-02-02', '2026-03-01'];

const number = fc.integer({ min: 1, max: pages });
const state = fc.constantFrom(...layerStates);
const someText = fc.constantFrom(...texts);
const person = fc.integer({ min: 1, max: 2 });
const day = fc.constantFrom(...days);

const anAct = fc.oneof(
  fc.record({ act: fc.constant('import' as const), number, writer: fc.constantFrom(...writers), state, day }),
  fc.record({
    act: fc.constant('symbols' as const),
    number,
    classes: fc.array(fc.nat(3), { maxLength: 4 }),
    state,
    person,
    day,
  }),
  fc.record({ act: fc.constant('write' as const), number, latex: someText, note: someText, person, day }),
  fc.record({
    act: fc.constant('categorise' as const),
    number,
    categories: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    kind: fc.constantFrom('edit' as const, 'submit' as const, 'accept' as const, 'return' as const),
    person,
    day,
  }),
  fc.record({ act: fc.constant('resize' as const), number, width: fc.integer({ min: 1, max: 900 }), person, day }),
  fc.record({ act: fc.constant('writer' as const), number, writer: fc.constantFrom(...writers), person, day }),
  fc.record({ act: fc.constant('regions' as const), number, state, person, day }),
  fc.record({ act: fc.constant('remove' as const), number, person, day }),
  fc.record({
    act: fc.constant('assign' as const),
    number,
    group: fc.constantFrom(...groups),
    side: fc.constantFrom(...splitSides),
    isUnit: fc.boolean(),
  }),
  fc.record({ act: fc.constant('undo' as const), person, day }),
  fc.record({
    act: fc.constant('ask' as const),
    layers: fc.constantFrom<readonly LayerName[]>(['latex'], ['regions', 'symbols']),
  }),
);
type Act = typeof anAct extends fc.Arbitrary<infer T> ? T : never;

const sort: fc.Arbitrary<ListSort> = fc.record({
  by: fc.constantFrom('arrival', 'changed', 'name', 'count', 'size'),
  descending: fc.boolean(),
});
const range = fc.record({
  min: fc.option(fc.integer({ min: 0, max: 500 })),
  max: fc.option(fc.integer({ min: 0, max: 500 })),
});
const fewSymbols = fc.record({ min: fc.option(fc.nat(3)), max: fc.option(fc.nat(4)) });
const span = fc.record({ from: fc.option(day), to: fc.option(day) });
const someStates = fc.uniqueArray(state, { maxLength: 2 });
const query = fc.constantFrom('', 'a', 'ab', '\\frac', '\\Pi', '\\pi', 'PAGE-', 'page-3', '%_', '"', '나', 'zzz', 'b}');

/** One or two members of a filter at a time: of more, most find nothing. */
const someFilter = fc
  .tuple(
    fc.constantFrom(
      'statuses',
      'regions',
      'symbols',
      'latexLayer',
      'forSubModel',
      'symbolClass',
      'hasUnlabelled',
      'text',
      'latex',
      'people',
      'writers',
      'size',
      'imported',
      'symbolCount',
      'changed',
      'hasNote',
      'page',
      'lacking',
      'categories',
      'submittedBy',
      'acceptedBy',
      'groups',
      'sides',
      'classGroups',
    ),
    fc.constantFrom('none', 'text', 'people', 'statuses', 'writers', 'lacking', 'acted'),
    fc.record({
      statuses: fc.uniqueArray(fc.constantFrom<FormulaStatus>(...layerStates), { maxLength: 2 }),
      regions: someStates,
      symbols: someStates,
      latexLayer: someStates,
      forSubModel: fc.record({
        subModel: fc.constantFrom(...subModelIds, 'page-reader', 'kinds', 'gone'),
        statuses: fc.uniqueArray(fc.constantFrom(...formulaStatuses), { minLength: 1, maxLength: 2 }),
      }),
      symbolClass: fc.integer({ min: 1, max: 3 }).map(symbolClassId),
      hasUnlabelled: fc.constant(true),
      text: query,
      latex: query,
      people: fc.uniqueArray(person.map(personId), { minLength: 1 }),
      writers: fc.uniqueArray(fc.constantFrom('kim', 'lee', 'nobody'), { minLength: 1 }),
      size: range,
      imported: span,
      symbolCount: fewSymbols,
      changed: span,
      hasNote: fc.boolean(),
      page: number.map(pageId),
      submittedBy: fc.uniqueArray(person.map(personId), { minLength: 1 }),
      acceptedBy: fc.uniqueArray(person.map(personId), { minLength: 1 }),
      acted: span,
      groups: fc.uniqueArray(fc.constantFrom(...groups, 'nobody’s'), { minLength: 1 }),
      sides: fc.uniqueArray(fc.constantFrom(...splitSides, 'none' as const), { minLength: 1, maxLength: 2 }),
      classGroups: fc.uniqueArray(fc.constantFrom(...symbolClassGroups), { minLength: 1 }),
      lacking: fc.uniqueArray(fc.integer({ min: 1, max: 2 }).map(facetId), { minLength: 1 }),
      categories: fc.uniqueArray(fc.integer({ min: 1, max: 3 }).map(categoryId), { minLength: 1 }),
    }),
  )
  .map(([first, second, values]) =>
    FormulaFilter.parse(
      Object.fromEntries(Object.entries(values).filter(([name]) => name === first || name === second)),
    ),
  );

/** What the search of every store has to find. */
export function searchSuite(open: () => Promise<Store>): void {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld(await open());
  });

  describe('the search', () => {
    it('finds what the documents say, in the order asked for, over any history', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anAct, { minLength: 1, maxLength: 25 }),
          fc.array(fc.tuple(someFilter, sort), { minLength: 4, maxLength: 8 }),
          async (acts, questions) => {
            world = await makeWorld(await open());
            for (const act of acts) await perform(act, world);
            const items = await readAll(world);
            for (const [filter, order] of questions) await compare(world, items, filter, order);
            await comparePages(world);
            expect(await world.store.checkSearch(() => {})).toEqual([]);
          },
        ),
        { numRuns: 25 },
      );
    });

    it('reads from any rank on, and goes on from any item', async () => {
      for (let n = 1; n <= pages; n++)
        await perform({ act: 'import', number: n, writer: 'kim', state: 'drafted', day: days[0] ?? '' }, world);
      for (const by of ['arrival', 'changed', 'name', 'count', 'size'] as const) {
        for (const descending of [false, true]) {
          const whole = await ids(world.store, FormulaFilter.parse({}), { by, descending });
          expect(whole).toHaveLength(pages);
          for (let rank = 0; rank <= pages; rank++) {
            const part = await world.store.listFormulas(FormulaFilter.parse({}), null, 2, {
              sort: { by, descending },
              from: rank,
            });
            expect(part.items.map((item) => item.id)).toEqual(whole.slice(rank, rank + 2));
            const next =
              part.next === null
                ? []
                : (await world.store.listFormulas(FormulaFilter.parse({}), part.next, 9, { sort: { by, descending } }))
                    .items;
            expect(next.map((item) => item.id)).toEqual(whole.slice(rank + 2));
          }
        }
      }
      await expect(world.store.listFormulas(FormulaFilter.parse({}), 'nonsense', 2)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    });

    it('lists the symbols of a class over all formulas that a filter finds', async () => {
      await perform({ act: 'import', number: 1, writer: 'kim', state: 'drafted', day: days[0] ?? '' }, world);
      await perform({ act: 'import', number: 2, writer: 'lee', state: 'drafted', day: days[0] ?? '' }, world);
      await perform(
        { act: 'symbols', number: 1, classes: [1, 1, 0], state: 'drafted', person: 1, day: days[1] ?? '' },
        world,
      );
      await perform(
        { act: 'symbols', number: 2, classes: [1, 2], state: 'drafted', person: 1, day: days[1] ?? '' },
        world,
      );
      const list = async (filter: Partial<FormulaFilter>, symbolClass: number | null, from = 0) =>
        await world.store.listSymbols(
          { ...FormulaFilter.parse({}), ...filter },
          [symbolClass === null ? null : symbolClassId(symbolClass)],
          null,
          2,
          { from },
        );
      const first = await list({}, 1);
      expect([first.items.map(({ formula }) => formula), first.total]).toEqual([[formulaId(1), formulaId(1)], 3]);
      const rest = await world.store.listSymbols(FormulaFilter.parse({}), [symbolClassId(1)], first.next, 2);
      expect([rest.items.map(({ formula }) => formula), rest.next]).toEqual([[formulaId(2)], null]);
      expect((await list({}, 1, 1)).items.map(({ formula }) => formula)).toEqual([formulaId(1), formulaId(2)]);
      expect((await list({ writers: ['lee'] }, 1)).total).toBe(1);
      expect((await list({}, null)).items.map(({ formula }) => formula)).toEqual([formulaId(1)]);
      const every = await world.store.listSymbols(FormulaFilter.parse({}), 'labelled', null, 10);
      expect(every.items.every(({ symbolClass }) => symbolClass !== null)).toBe(true);
      expect(every.items).toHaveLength(4);
      expect(every.total).toBe(4);
    });

    it('finds what stands in groups of a split, whole pages and single formulas alike', async () => {
      for (let n = 1; n <= pages; n++)
        await perform({ act: 'import', number: n, writer: null, state: 'drafted', day: days[0] ?? '' }, world);
      const assign = async (n: number, group: string, isUnit: boolean) =>
        await perform({ act: 'assign', number: n, group, side: 'train', isUnit }, world);
      await assign(1, 'first', false);
      await assign(2, 'first', true);
      await assign(3, 'second', true);
      await assign(4, 'third', false);
      const found = async (filter: Partial<FormulaFilter>) =>
        (await world.store.listFormulas({ ...FormulaFilter.parse({}), ...filter }, null, 9)).items.map(({ id }) => id);
      const pagesFound = async (names: string[]) =>
        (await world.store.listPages({ ...PageFilter.parse({}), groups: names }, null, 9)).items.map(({ id }) => id);
      expect(await found({ groups: ['first'] })).toEqual([formulaId(1), formulaId(2)]);
      expect(await found({ groups: ['second', 'third'], split: split.id })).toEqual([formulaId(3), formulaId(4)]);
      expect(await found({ groups: ['first'], text: 'page-2' })).toEqual([formulaId(2)]);
      expect(await found({ groups: ['first'], split: otherSplit })).toEqual([]);
      expect(await pagesFound(['first', 'second'])).toEqual([pageId(1), pageId(2), pageId(3)]);
    });

    it('of pages finds them by name, writer and size', async () => {
      for (let n = 1; n <= 3; n++)
        await perform(
          { act: 'import', number: n, writer: n === 2 ? 'kim' : null, state: 'drafted', day: days[0] ?? '' },
          world,
        );
      const found = async (filter: Partial<PageFilter>) =>
        (await world.store.listPages({ ...PageFilter.parse({}), ...filter }, null, 10)).items.map((item) => item.id);
      expect(await found({ text: 'Page-3' })).toEqual([pageId(3)]);
      expect(await found({ writers: ['kim'] })).toEqual([pageId(2)]);
      expect(await found({ size: { min: 401, max: null } })).toEqual([]);
      expect(await world.store.pageOrigins()).toEqual({
        writers: [{ name: 'kim', count: 1 }],
        batches: [{ name: 'monday', count: 3 }],
      });
    });
  });
}

interface World {
  readonly store: Store;
  readonly log: Operation[];
  /** Where pages stand in the split. */
  readonly assigned: Map<string, SplitAssignment>;
}

interface Item {
  readonly assigned: SplitAssignment | undefined;
  readonly formula: Formula;
  readonly page: Page;
  readonly classes: readonly (string | null)[];
  readonly status: FormulaStatus;
  readonly people: ReadonlySet<string>;
  /** Kind, person and day of everything that was done to it. */
  readonly acts: readonly Pick<Operation, 'kind' | 'actor' | 'at'>[];
  readonly changedAt: string;
}

const settings: Settings = {
  kind: 'settings',
  id: ProjectId.parse(ulidOf(1)),
  name: 'Test',
  layersAsked: ['symbols', 'layout', 'latex'],
  latexPolicy: defaultLatexPolicy,
};

const split: Split = {
  id: SplitId.parse(ulidOf(2)),
  name: 'Split 1',
  seed: 1,
  ratios: defaultSplitRatios,
  grouping: { writer: true, nearDuplicate: true },
};

/** One that nobody made. */
const otherSplit = SplitId.parse(ulidOf(3));

/** The first two classes are letters, the third is an operator. */
const groupOf = (id: string): SymbolClassGroup => (id === symbolClassId(3) ? 'operator' : 'latin');

/** Two facets: the first has the categories 1 and 2, the second has 3. */
const facetOf = (category: number) => (category === 3 ? 2 : 1);
const kinds = [...[1, 2].map((n) => creating(aFacet(n))), ...[1, 2, 3].map((n) => creating(aCategory(n, facetOf(n))))];

async function makeWorld(store: Store): Promise<World> {
  const log: Operation[] = [];
  const world = { store, log, assigned: new Map<string, SplitAssignment>() };
  await store.splits.addSplit(split);
  const schema = [creating(settings), creating(aPerson(1, 'lead')), creating(aPerson(2, 'annotator'))];
  const media = Array.from({ length: pages + 1 }, (_, n) => ({
    sha256: sha256Number(n),
    byteCount: n,
    contentType: 'image/png',
  }));
  const operation = anOperation(1, [
    ...schema,
    ...[1, 2, 3].map((n) => creating({ ...aSymbolClass(n, `\\c${n}`), group: groupOf(symbolClassId(n)) })),
    ...kinds,
  ]);
  await store.commitAll([operation], media);
  for (const own of ownSubModels) await store.releases.setExportSetting('sub-model', own.key, own);
  log.push(operation);
  return world;
}

async function commit(
  world: World,
  about: { readonly kind?: Operation['kind']; readonly person: number; readonly day: string },
  ...patches: readonly (AnnotationPatch | null)[]
): Promise<void> {
  const real = patches.filter((patch) => patch !== null);
  if (real.length === 0) return;
  const operation: Operation = {
    ...anOperation(world.log.length + 1, real),
    kind: about.kind ?? 'edit',
    actor: personId(about.person),
    at: `${about.day}T00:00:${String(world.log.length % 60).padStart(2, '0')}.000Z`,
  };
  const outcome = await world.store.commit(operation);
  if (outcome.kind === 'committed') world.log.push(operation);
}

/** Does one act where it can be done, else nothing. */
async function perform(act: Act, world: World): Promise<void> {
  const { store, log } = world;
  if (act.act === 'undo') {
    const last = log.at(-1);
    if (!last || log.length === 1 || last.patches.some(({ document }) => document.type === 'settings')) return;
    const documents = await store.getDocuments(last.patches.map((patch) => patch.document));
    await commit(
      world,
      { ...act, kind: 'undo' },
      ...last.patches.map((patch, index) => invertPatch(patch, documents[index]?.revision ?? 0)).reverse(),
    );
    return;
  }
  if (act.act === 'ask') {
    const document = await store.getDocument({ type: 'settings', id: settings.id });
    const asked: Settings = { ...settings, layersAsked: [...act.layers] };
    await commit(
      world,
      { kind: 'schema', person: 1, day: days[0] ?? '' },
      diffDocuments(document, documentOf(document.revision, asked)),
    );
    return;
  }
  if (act.act === 'assign') {
    const assignment = { page: pageId(act.number), side: act.side, group: act.group };
    if (world.assigned.has(assignment.page)) return;
    world.assigned.set(assignment.page, assignment);
    await store.splits.addAssignments(split.id, [
      act.isUnit ? { ...assignment, unit: formulaId(act.number) } : assignment,
    ]);
    return;
  }
  const page = await store.getDocument({ type: 'page', id: pageId(act.number) });
  const document = await store.getDocument({ type: 'formula', id: formulaId(act.number) });
  const root = pageOf(page);
  const formula = formulaOf(document);
  if (act.act === 'import') {
    if (root) return;
    const layer = layerIn(act.state);
    await commit(
      world,
      { kind: 'import', person: 1, day: act.day },
      creating(
        aPage(act.number, {
          writer: act.writer,
          batch: 'monday',
          holds: 'formulas',
          importedAt: `${act.day}T01:00:00.000Z`,
        }),
      ),
      creating(aFormula(act.number, { layers: { symbols: layer, layout: layer, latex: layer } })),
    );
    return;
  }
  if (!root) return;
  if (act.act === 'regions') {
    await commit(world, act, diffDocuments(page, documentOf(page.revision, { ...root, regions: layerIn(act.state) })));
  } else if (act.act === 'writer') {
    await commit(world, act, diffDocuments(page, documentOf(page.revision, { ...root, writer: act.writer })));
  } else if (formula) {
    const parts = [...document.records.values()].filter((record) => record.kind !== 'formula');
    const change = (changed: Partial<Formula>, others: readonly DocumentRecord[] = parts) =>
      diffDocuments(document, documentOf(document.revision, { ...formula, ...changed }, ...others));
    if (act.act === 'write') await commit(world, act, change({ latex: act.latex, note: act.note }));
    else if (act.act === 'categorise')
      await commit(world, act, change({ categories: act.categories.map(categoryId).toSorted() }));
    else if (act.act === 'resize')
      await commit(world, act, change({ region: { ...formula.region, width: act.width } }));
    else if (act.act === 'symbols') {
      const symbols = act.classes.map((id, n) =>
        aSymbol(n + 1, { id: symbolId(100 * act.number + n), symbolClass: id === 0 ? null : symbolClassId(id) }),
      );
      await commit(world, act, change({ layers: { ...formula.layers, symbols: layerIn(act.state) } }, symbols));
    } else
      await commit(world, act, {
        document: document.ref,
        base: document.revision,
        added: [],
        updated: [],
        removed: [...document.records.values()],
      });
  }
}

/** Every formula in the order in which it first came, by the documents and the log alone. */
async function readAll({ store, log, assigned }: World): Promise<readonly Item[]> {
  const asked = (await store.schemaRecords()).flatMap(({ record }) =>
    record.kind === 'settings' ? record.layersAsked : [],
  );
  const arrivals: string[] = [];
  for (const { patches } of log)
    for (const { document } of patches)
      if (document.type === 'formula' && !arrivals.includes(document.id)) arrivals.push(document.id);
  const items: Item[] = [];
  for (const id of arrivals) {
    const document = await store.getDocument({ type: 'formula', id });
    const formula = formulaOf(document);
    if (!formula) continue;
    const page = pageOf(await store.getDocument({ type: 'page', id: formula.page }));
    if (!page) throw new Error('no page');
    const own = log.filter(({ patches }) => patches.some((patch) => patch.document.id === id));
    const states = asked.map(
      (layer): LayerState => (layer === 'regions' ? page.regions.state : formula.layers[layer].state),
    );
    items.push({
      assigned: assigned.get(page.id),
      formula,
      page,
      classes: symbolsOf(document).map(({ symbolClass }) => symbolClass),
      status: layerStates[Math.min(...states.map((one) => layerStates.indexOf(one)))] ?? 'accepted',
      people: new Set(own.filter(({ kind }) => kind !== 'import').map(({ actor }) => actor)),
      acts: own,
      changedAt: own.at(-1)?.at ?? '',
    });
  }
  return items;
}

async function ids(store: Store, filter: FormulaFilter, order: ListSort): Promise<readonly string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<Store['listFormulas']>> = await store.listFormulas(filter, after, 2, {
      sort: order,
    });
    found.push(...part.items.map((item) => item.id));
    after = part.next;
  } while (after !== null);
  return found;
}

async function compare(
  { store }: World,
  items: readonly Item[],
  filter: FormulaFilter,
  order: ListSort,
): Promise<void> {
  const expected = sorted(
    items.filter((item) => fits(item, filter)),
    order,
  ).map(({ formula }) => formula.id);
  expect(await ids(store, filter, order)).toEqual(expected);
  expect(await store.countFormulas(filter)).toBe(expected.length);
  const symbols = items.flatMap((item) => (fits(item, filter) ? item.classes : []));
  const labelled = symbols.filter((id) => id !== null);
  expect(await store.countSymbols(filter, 'labelled')).toBe(labelled.length);
  expect(await store.countSymbols(filter, 'every')).toBe(symbols.length);
  const one = symbolClassId(1);
  expect(await store.countSymbols(filter, [one, null])).toBe(symbols.filter((id) => id === one || id === null).length);
}

/** Pages on each side and in each group of the split, by the assignments alone. */
async function comparePages({ store, assigned }: World): Promise<void> {
  const found = async (filter: Partial<PageFilter>) =>
    (await store.listPages({ ...PageFilter.parse({}), ...filter }, null, pages)).items.map(({ id }) => id).toSorted();
  const there = (await found({})).map((page) => ({ page, assignment: assigned.get(page) }));
  const having = (fit: (assignment: SplitAssignment | undefined) => boolean) =>
    there.flatMap(({ page, assignment }) => (fit(assignment) ? [page] : []));
  for (const side of [...splitSides, 'none' as const]) {
    expect(await found({ sides: [side] })).toEqual(having((one) => (one?.side ?? 'none') === side));
  }
  for (const group of groups) expect(await found({ groups: [group] })).toEqual(having((one) => one?.group === group));
}

function fits(
  { assigned, formula, page, classes, status, people, acts, changedAt }: Item,
  filter: FormulaFilter,
): boolean {
  const oneOf = (values: readonly string[], value: string | null) =>
    values.length === 0 || (value !== null && values.includes(value));
  const inside = (value: number, { min, max }: { min: number | null; max: number | null }) =>
    value >= (min ?? 0) && value <= (max ?? Infinity);
  const during = (time: string, { from, to }: { from: string | null; to: string | null }) =>
    time.slice(0, 10) >= (from ?? '') && time.slice(0, 10) <= (to ?? '9');
  const did = (kind: Operation['kind'], who: readonly string[]) =>
    who.length === 0 ||
    acts.some((act) => act.kind === kind && who.includes(act.actor) && during(act.at, filter.acted));
  const own = [1, 2, 3].filter((id) => formula.categories.includes(categoryId(id)));
  const inLatex = (text: string) => formula.latex.includes(text);
  const anywhere = (text: string) =>
    inLatex(text) || [formula.note, page.sourceName].some((other) => other.toLowerCase().includes(text.toLowerCase()));
  return (
    oneOf(filter.statuses, status) &&
    oneOf(filter.regions, page.regions.state) &&
    oneOf(filter.symbols, formula.layers.symbols.state) &&
    oneOf(filter.latexLayer, formula.layers.latex.state) &&
    (filter.forSubModel === null ||
      oneOf(filter.forSubModel.statuses, farFor(filter.forSubModel.subModel, formula, page))) &&
    (filter.symbolClass === null || classes.includes(filter.symbolClass)) &&
    (!filter.hasUnlabelled || classes.includes(null)) &&
    (filter.people.length === 0 || filter.people.some((one) => people.has(one))) &&
    did('submit', filter.submittedBy) &&
    did('accept', filter.acceptedBy) &&
    oneOf(filter.writers, page.writer) &&
    oneOf(filter.groups, assigned?.group ?? null) &&
    oneOf(filter.sides, assigned?.side ?? 'none') &&
    (filter.classGroups.length === 0 ||
      classes.some((one) => one !== null && filter.classGroups.includes(groupOf(one)))) &&
    inside(Math.max(formula.region.width, formula.region.height), filter.size) &&
    inside(classes.length, filter.symbolCount) &&
    during(page.importedAt, filter.imported) &&
    during(changedAt, filter.changed) &&
    (filter.hasNote === null || filter.hasNote === (formula.note !== '')) &&
    (filter.page === null || filter.page === formula.page) &&
    filter.lacking.every((facet) => !own.some((id) => facetId(facetOf(id)) === facet)) &&
    // Categories of one facet are alternatives; facets combine.
    [1, 2].every((facet) => {
      const asked = [1, 2, 3].filter((id) => facetOf(id) === facet && filter.categories.includes(categoryId(id)));
      return asked.length === 0 || asked.some((id) => own.includes(id));
    }) &&
    (filter.text === '' || anywhere(filter.text)) &&
    (filter.latex === '' || inLatex(filter.latex))
  );
}

/** Sub-models that the project defines; one that it does not can use nothing. */
const ownSubModels = [
  { key: 'page-reader', name: 'Page reader', recordIn: 'page', recordOut: 'latex' },
  { key: 'kinds', name: 'Kinds', recordIn: 'formula', recordOut: 'categories' },
];

/** The least state of the layers that a sub-model needs; of one that needs no layer, the greatest of all. */
function farFor(subModel: string, formula: Formula, page: Page): FormulaStatus {
  if (formula.unusable !== null) return 'unusable';
  const rank = (layer: LayerName) =>
    layerStates.indexOf(layer === 'regions' ? page.regions.state : formula.layers[layer].state);
  const stateAt = (place: number) => layerStates[place] ?? 'absent';
  if (isBuiltIn(subModel)) return stateAt(Math.min(...layersOfSubModel[subModel].map(rank)));
  if (subModel === 'page-reader') return stateAt(Math.min(rank('regions'), rank('latex')));
  return subModel === 'kinds' ? stateAt(Math.max(rank('symbols'), rank('layout'), rank('latex'))) : 'absent';
}

function sorted(items: readonly Item[], { by, descending }: ListSort): readonly Item[] {
  const key = ({ formula, page, classes, changedAt }: Item): string | number =>
    by === 'changed'
      ? changedAt
      : by === 'name'
        ? page.sourceName
        : by === 'count'
          ? classes.length
          : by === 'size'
            ? Math.max(formula.region.width, formula.region.height)
            : 0;
  // Items with equal keys stand in order of arrival, as Array.sort leaves them.
  const ascending = [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return descending ? ascending.reverse() : ascending;
}

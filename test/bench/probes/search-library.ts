import { openProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { commitEdits } from '#electron/core/services/annotation.ts';
import { listFormulas, listSymbols } from '#electron/core/services/library.ts';
import { nextWork } from '#electron/core/services/quotas/next-work.ts';
import { quotaGaps } from '#electron/core/services/quotas/quota-gaps.ts';
import { peopleDays, quotaHistory } from '#electron/core/services/quotas/quota-history.ts';
import { matrixOf } from '#electron/core/services/quotas/quota-matrix.ts';
import { quotaOverview } from '#electron/core/services/quotas/quotas.ts';
import { reviewQueue } from '#electron/core/services/review/queue.ts';
import { readProjectSchema } from '#electron/core/services/schema.ts';
import { projectStatus } from '#electron/core/services/status.ts';
import { FormulaFilter, type ListSort } from '#schemas/contract/library.ts';
import { ReviewFilter, reviewOrders } from '#schemas/contract/review.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { type FormulaId, PageId, SplitId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { defaultSplitRatios, splitSides } from '#schemas/domain/split.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { benchActor } from '../bench-actor.ts';
import { hugeSplit, lastDay, pageIdOf, personIdOf } from '../inputs/huge-project.ts';
import { medianOf } from '../measuring/median.ts';
import { timeActs, watchWaits } from './change-kinds.ts';

/**
 * Asks a project of `makeHugeProject` what the library asks, in a process of its own. Prints milliseconds: of opening, of
 * a split that is written and of who first asks for a side of it, the first and the next part of each list and of its exact count, of edits, of the quota page between edits, and of
 * changes of kinds with their undo.
 *
 * node search-library.ts <folder of the project>
 */
const [path = ''] = process.argv.slice(2);
const limit = 120;
const edits = 200;
/** Edits before each quota question that is timed again. */
const editsBetween = 5;
const arrival: ListSort = { by: 'arrival', descending: false };
const newest: ListSort = { by: 'changed', descending: true };

const membersOfGroup = 200;
const groupOf = (place: number) => `group ${Math.floor(place / membersOfGroup)}`;

type Question = readonly [name: string, filter: Partial<FormulaFilter>, sort?: ListSort];

/** From all to nothing, from common to rare, alone and together; texts of one letter and of many. */
function questionsFor(records: readonly SchemaRecord[], grown: SplitId): readonly Question[] {
  const classes = records.flatMap((record) => (record.kind === 'symbol-class' ? [record.id] : [])).toSorted();
  const categories = records.flatMap((record) => (record.kind === 'category' ? [record.id] : [])).toSorted();
  const [common, rare, category] = [classes[0] ?? null, classes.at(-1) ?? null, categories[0]];
  const chosen = category === undefined ? [] : [category];
  const split = SplitId.parse(hugeSplit);
  const largest = [7, 14, 21, 28, 35].map((n) => `batch ${n}`);
  const smallGroups = Array.from({ length: 50 }, (_, n) => groupOf(n * membersOfGroup));
  const person = FormulaFilter.shape.people.parse([personIdOf(3)]);
  return [
    ['everything', {}],
    ['everything, newest first', {}, newest],
    ['everything, by name', {}, { by: 'name', descending: false }],
    ['everything, largest first', {}, { by: 'size', descending: true }],
    ['accepted', { statuses: ['accepted'] }],
    ['returned, newest first', { statuses: ['returned'] }, newest],
    ['accepted × category', { statuses: ['accepted'], categories: chosen }],
    ['common class', { symbolClass: common }],
    ['common class × absent, newest first', { symbolClass: common, statuses: ['absent'] }, newest],
    ['rare class', { symbolClass: rare }],
    ['rare class × person × LaTeX contains', { symbolClass: rare, people: person, latex: '\\frac' }],
    ['person, newest first', { people: person }, newest],
    ['person × category × layer submitted', { people: person, categories: chosen, latexLayer: ['submitted'] }],
    ['LaTeX contains \\frac (common)', { latex: '\\frac' }],
    ['LaTeX contains \\frac, newest first', { latex: '\\frac' }, newest],
    ['LaTeX contains \\sqrt{777 (rare)', { latex: '\\sqrt{777' }],
    ['LaTeX contains x (one letter)', { latex: 'x' }],
    [
      'LaTeX contains \\alpha × \\frac’s category × accepted',
      { latex: '\\alpha', categories: chosen, statuses: ['accepted'] },
    ],
    ['text that is nowhere', { text: 'nowhere to be found' }],
    ['file name contains page-99999', { text: 'page-99999' }],
    ['file name contains page- (everywhere), newest first', { text: 'page-' }, newest],
    ['two texts: page- and \\int', { text: 'page-', latex: '\\int' }],
    ['writer', { writers: ['writer 17'] }],
    ['side of a split × accepted', { split, sides: ['train'], statuses: ['accepted'] }],
    ['group of a split', { split, groups: ['writer 18'] }],
    ['large group of a split × accepted, newest first', { split, groups: ['batch 7'], statuses: ['accepted'] }, newest],
    [
      'five large groups of a split × accepted, newest first',
      { split, groups: largest, statuses: ['accepted'] },
      newest,
    ],
    ['50 small groups of a split at once, newest first', { split: grown, groups: smallGroups }, newest],
    [
      'two imports of a year ago × accepted, newest first',
      { batches: ['batch 0', 'batch 1'], statuses: ['accepted'] },
      newest,
    ],
    ['symbol of a group of classes, newest first', { classGroups: ['greek'] }, newest],
    ['batch × drafted', { batches: ['batch 1'], statuses: ['drafted'] }],
    ['imported in one week × accepted', { imported: { from: '2025-03-01', to: '2025-03-07' }, statuses: ['accepted'] }],
    [
      'changed in half a year, largest first',
      { changed: { from: '2025-07-01', to: '2025-12-31' } },
      { by: 'size', descending: true },
    ],
    ['size 400 to 500 px × person', { size: { min: 400, max: 500 }, people: person }],
    ['ten symbols × no side of a split', { symbolCount: { min: 10, max: 10 }, split, sides: ['none'] }],
    ['no note × no finding × no comment', { hasNote: false, hasFinding: false, hasComment: false }],
    ['nothing: accepted and of a layer that is absent', { statuses: ['accepted'], latexLayer: ['absent'] }],
  ];
}

const started = performance.now();
const project = await openProject(path, systemRuntime());
const openedAfter = performance.now() - started;
const records = (await project.store.schemaRecords()).map(({ record }) => record);

const splitGrowth = await growSplit();

const answers = [];
for (const [name, part, sort = arrival] of questionsFor(records, splitGrowth.split)) {
  const filter = FormulaFilter.parse(part);
  const t0 = performance.now();
  const first = await listFormulas(project, benchActor, { filter, sort, after: null, from: 0, limit });
  const t1 = performance.now();
  if (first.next !== null) await listFormulas(project, benchActor, { filter, sort, after: first.next, from: 0, limit });
  const t2 = performance.now();
  const total = first.total ?? (await project.store.countFormulas(filter));
  const t3 = performance.now();
  answers.push({ name, first: t1 - t0, next: t2 - t1, count: t3 - t2 + (first.total === null ? 0 : t1 - t0), total });
}

const s0 = performance.now();
const [common] = records.flatMap((record) => (record.kind === 'symbol-class' ? [record.id] : [])).toSorted();
const symbols = await listSymbols(project, benchActor, {
  filter: FormulaFilter.parse({}),
  of: [common ?? null],
  after: null,
  from: 0,
  limit,
});
const symbolSheet = performance.now() - s0;

const actor = {
  person: { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false },
  isOwner: true,
} as const;
const reviewTimes: { readonly name: string; readonly first: number }[] = [];
for (const order of reviewOrders) {
  for (const layers of [[], ['latex']]) {
    const filter = ReviewFilter.parse({ order, layers });
    const first = await timeOf(() => reviewQueue(project, actor, { filter, after: null, limit: 50 }));
    reviewTimes.push({ name: `${layers[0] ?? 'everything'}, ${order}`, first });
  }
}

const edit = await editor();
const editTimes: number[] = [];
for (const id of edit.formulas) editTimes.push(await edit.one(id));

/** Milliseconds of what the quota page asks for: the first time, and each time after another edit. */
const quotaTimes: { readonly name: string; readonly first: number; readonly later: number }[] = [];
for (const [name, ask] of quotaQuestions(project, records)) {
  const first = await timeOf(ask);
  const later: number[] = [];
  for (const id of edit.formulas.slice(0, editsBetween)) {
    await edit.one(id);
    later.push(await timeOf(ask));
  }
  quotaTimes.push({ name, first, later: medianOf(later) });
}
const acts = await timeActs(project, actor);
const { formulas } = await projectStatus(project);
await project.close();
process.stdout.write(
  JSON.stringify({
    formulas,
    opened: openedAfter,
    splitGrowth,
    answers,
    symbolSheet,
    symbols: symbols.total,
    reviewTimes,
    quotaTimes,
    editTimes,
    acts,
  }),
);

/** A new split of a tenth of all pages in small groups, as a freeze writes it, and the first list of a side. */
async function growSplit() {
  const split = SplitId.parse(systemRuntime().newId());
  const grouping = { writer: false, nearDuplicate: false };
  await project.store.splits.addSplit({ id: split, name: 'Grown', seed: 1, ratios: defaultSplitRatios, grouping });
  const grown = Math.floor((await projectStatus(project)).formulas / 10);
  const assignments = Array.from({ length: grown }, (_, n) => ({
    page: PageId.parse(pageIdOf(n * 10)),
    side: splitSides[n % splitSides.length] ?? 'train',
    group: groupOf(n),
  }));
  const waits = watchWaits();
  const written = await timeOf(() => project.store.splits.addAssignments(split, assignments));
  const blocked = waits.end();
  const filter = FormulaFilter.parse({ split, sides: ['train'] });
  const first = await timeOf(() =>
    listFormulas(project, benchActor, { filter, sort: arrival, after: null, from: 0, limit }),
  );
  return { split, pages: grown, written, blocked, first };
}

async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await ask();
  return performance.now() - start;
}

/** Everything on the quota page and its views, and the queue that the quotas steer. */
function quotaQuestions(
  of: Project,
  schema: readonly SchemaRecord[],
): readonly (readonly [name: string, ask: () => Promise<unknown>])[] {
  const facets = schema.filter((record) => record.kind === 'facet').toSorted((a, b) => a.position - b.position);
  const [level, script] = facets.map((facet) => facet.id);
  const quotas = schema.filter((record) => record.kind === 'quota');
  const ofClass = quotas.find((quota) => quota.symbolClass !== null);
  const ofBoth = quotas.find((quota) => quota.symbolClass !== null && quota.categories.length > 0);
  if (!level || !script || !ofClass || !ofBoth) throw new Error('The project has no facets, or no quotas of classes.');
  return [
    ['overview', () => quotaOverview(of)],
    ['gaps', () => quotaGaps(of, lastDay)],
    ['matrix level × script', () => matrixOf(of, { rows: level, columns: script, subModel: null })],
    ['matrix classes × level', () => matrixOf(of, { rows: 'symbol-classes', columns: level, subModel: null })],
    ['burn-up of everything', () => quotaHistory(of, null)],
    ['burn-up of a class', () => quotaHistory(of, ofClass.id)],
    ['burn-up of a class in one level', () => quotaHistory(of, ofBoth.id)],
    ['people', () => peopleDays(of)],
    ['what next', () => nextWork(of, actor, { person: null, limit: 50 })],
    // What a window asks for at once as the page opens with that view.
    ['the page with its gaps', () => opened(of, quotaGaps(of, lastDay))],
    [
      'the page with classes × level',
      () => opened(of, matrixOf(of, { rows: 'symbol-classes', columns: level, subModel: null })),
    ],
    ['the page with what next', () => opened(of, nextWork(of, actor, { person: null, limit: 50 }))],
  ];
}

async function opened(of: Project, view: Promise<unknown>): Promise<unknown> {
  return await Promise.all([quotaOverview(of), readProjectSchema(of), view]);
}

/** Edits one formula after the other in the middle of the library, each committed to the disk. */
async function editor() {
  const classes = records.flatMap((record) => (record.kind === 'symbol-class' ? [record.id] : [])).toSorted();
  const list = await listFormulas(project, benchActor, {
    filter: FormulaFilter.parse({}),
    sort: arrival,
    after: null,
    from: Math.floor((await projectStatus(project)).formulas / 2),
    limit: edits,
  });
  return {
    formulas: list.items.map(({ id }) => id),
    async one(id: FormulaId): Promise<number> {
      const document = await project.store.getDocument({ type: 'formula', id });
      const formula = formulaOf(document);
      if (!formula) throw new Error(`There is no formula ${id}.`);
      const [symbol] = symbolsOf(document);
      const edited = { ...formula, latex: `${formula.latex} + ${Math.round(performance.now())}` };
      const changed = new Map(document.records).set(formula.id, edited);
      // Another label moves a symbol from one class to another in the counters and in the search.
      const symbolClass = classes.find((other) => other !== symbol?.symbolClass);
      if (symbol && symbolClass) changed.set(symbol.id, { ...symbol, symbolClass });
      const patch = diffDocuments(document, { ...document, records: changed });
      return await timeOf(async () => patch && commitEdits(project, actor, [patch]));
    },
  };
}

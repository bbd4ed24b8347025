import type { FigureItems } from '#schemas/contract/figure-items.ts';
import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import { CategoryId, type ReleaseId } from '#schemas/domain/id.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { leftOutOf } from '#shared/formats/left-out.ts';
import { itemsOfRelease } from '#shared/formats/records/record-items.ts';
import { classItem, FigureList } from '../../figures/figure-list.ts';
import type { Project } from '../../project/project.ts';
import type { Store } from '../../store/store.ts';
import { countItems } from '../count-items.ts';
import { type OpenRelease, openRelease } from '../open-release.ts';
import { readBeside } from '../read-beside.ts';
import { findOwnSubModel, readOwnSubModels } from '../sub-models/read-sub-models.ts';
import { itemsOfDifference } from './compare-releases.ts';
import { describeOnce } from './describe-release.ts';
import { strataOnFewSides } from './describe-split.ts';
import { classFindings, noLicence, PictureOwners, samePicture, symbolFindings } from './frozen-findings.ts';
import { itemsLeftOpen, type OpenPlace } from './items-left-open.ts';
import { itemsOfExport } from './items-of-export.ts';
import { splitItems } from './split-items.ts';

/** Lists behind figures, which never change as long as sub-models do not; a few are kept while they are read part by part. */
const kept = new WeakMap<Store, Map<string, Promise<FigureList>>>();
const keptLists = 4;

/**
 * What a figure of a release counts, in the order of the release: found by the same rules as the figure itself, in what
 * was frozen. What a figure adds up without saying where it was (licences of imports) is not in it.
 *
 * @throws AppError `not-found` for a release that is none, `invalid-input` for a recipe that is none
 */
export async function itemsBehind(
  project: Project,
  query: {
    readonly release: ReleaseId;
    readonly figure: ReleaseFigure;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<FigureItems> {
  const { release, figure, after, limit } = query;
  const { items, total } = await listOnce(project, release, figure);
  const from = after === null ? 0 : Number.parseInt(after, 10) || 0;
  const end = from + limit;
  return {
    items: items.slice(from, end),
    next: end < items.length ? String(end) : null,
    total,
  };
}

async function listOnce(project: Project, release: ReleaseId, figure: ReleaseFigure): Promise<FigureList> {
  const lists = kept.get(project.store) ?? new Map<string, Promise<FigureList>>();
  kept.set(project.store, lists);
  // What a sub-model of the project is given follows from its records as they are now.
  const key = JSON.stringify([release, figure, await readOwnSubModels(project.store)]);
  const known = lists.get(key);
  if (known) return await known;
  const listed = listBehind(project, release, figure);
  lists.set(key, listed);
  for (const old of [...lists.keys()].slice(0, Math.max(0, lists.size - keptLists))) lists.delete(old);
  listed.catch(() => lists.delete(key));
  return await listed;
}

async function listBehind(project: Project, id: ReleaseId, figure: ReleaseFigure): Promise<FigureList> {
  const opened = await openRelease(project.store, id);
  switch (figure.of) {
    case 'export':
      return await itemsOfExport(project, opened, figure);
    case 'pages':
    case 'groups':
    case 'group':
    case 'formulas':
    case 'regions-alone':
      return await splitItems(project.store, opened, figure);
    case 'expressions':
      return figure.counted === 'dropped'
        ? await formulasDropped(project.store, id)
        : await collectTested(opened, figure.counted);
    case 'held-out':
      return await pagesHeldOut(project.store, opened);
    case 'few-sides':
      return await classesOnFewSides(project.store, opened, figure.counted);
    case 'left-open':
      return await leftOpen(project.store, id, figure);
    case 'unusable':
      return await leftOpen(project.store, id, null);
    case 'difference':
      return await itemsOfDifference(project, figure.from, id, figure.counted);
    case 'finding': {
      if (isSame(figure, noLicence)) return await pagesUnlicensed(project.store, opened);
      if (isSame(figure, samePicture)) return await pagesOfSamePicture(opened);
      const classes = await classesFound(project.store, id, figure);
      if (classes.total > 0) return classes;
      break;
    }
    case 'items':
    case 'left-out': {
      const own = await findOwnSubModel(project.store, figure.subModel);
      if (own) return await ownItems(opened, own, figure);
      break;
    }
    default:
  }
  return await collect(opened, (record, side) => countIn(record, side, figure));
}

/** Records with how many of what is counted they hold, where they hold any. */
async function collect(
  { reader }: OpenRelease,
  count: (record: FrozenPage | FrozenFormula, side: SplitSide) => number,
): Promise<FigureList> {
  const list = new FigureList();
  for await (const { side, page } of reader.pages()) list.addPlace(page, count(page, side));
  for await (const { side, formula } of reader.formulas()) list.addPlace(formula, count(formula, side));
  return list;
}

/** Formulas of the test side with LaTeX; where only those are asked for that are written like one of train, these. */
async function collectTested(opened: OpenRelease, counted: 'test' | 'seen'): Promise<FigureList> {
  const expressionOf = (record: FrozenPage | FrozenFormula) =>
    (record.kind === 'formula' ? record.latex?.tokens?.join(' ') : undefined) ?? '';
  const inTrain = new Set<string>();
  if (counted === 'seen') {
    for await (const { side, formula } of opened.reader.formulas()) {
      if (side === 'train') inTrain.add(expressionOf(formula));
    }
  }
  const isCounted = (expression: string) => expression !== '' && (counted === 'test' || inTrain.has(expression));
  return await collect(opened, (record, side) => (side === 'test' && isCounted(expressionOf(record)) ? 1 : 0));
}

/** What was left out of train is not in the release: it is shown as it is now. */
async function formulasDropped(store: Store, id: ReleaseId): Promise<FigureList> {
  const list = new FigureList();
  for (const formula of (await readBeside(store, id))?.dropped ?? []) {
    const record = formulaOf(await store.getDocument({ type: 'formula', id: formula }));
    const page = record && pageOf(await store.getDocument({ type: 'page', id: record.page }));
    if (page) list.addLive(page, record);
  }
  return list;
}

/** Pages that stand on no side are not in the release either. */
async function pagesHeldOut(store: Store, { context }: OpenRelease): Promise<FigureList> {
  const list = new FigureList();
  for (const { page: id } of context.heldOut) {
    const page = pageOf(await store.getDocument({ type: 'page', id }));
    if (page) list.addLive(page, null);
  }
  return list;
}

async function classesOnFewSides(
  store: Store,
  { release, classes }: OpenRelease,
  counted: 'classes' | 'symbols',
): Promise<FigureList> {
  const list = new FigureList();
  const { strata } = (await describeOnce(store, release.id)).split;
  for (const { id, total } of strataOnFewSides(strata)) {
    const own = classes.find(({ symbolClass }) => symbolClass === id);
    if (own) list.add(classItem(own, counted === 'classes' ? 1 : total));
  }
  return list;
}

async function leftOpen(store: Store, id: ReleaseId, place: OpenPlace): Promise<FigureList> {
  const last = (await readBeside(store, id))?.lastOperation;
  return last === undefined ? new FigureList() : await itemsLeftOpen(store, last, place);
}

/** Pages whose picture is that of another page. */
async function pagesOfSamePicture({ reader }: OpenRelease): Promise<FigureList> {
  const owners = new PictureOwners();
  for await (const { page } of reader.pages()) owners.add(page);
  for await (const { formula } of reader.formulas()) owners.add(formula);
  const list = new FigureList();
  const seen = new Set<string>();
  const add = (record: FrozenPage | FrozenFormula) => {
    if (seen.has(record.page) || !owners.isShared(record)) return;
    seen.add(record.page);
    list.addPage(record);
  };
  for await (const { page } of reader.pages()) add(page);
  for await (const { formula } of reader.formulas()) add(formula);
  return list;
}

/** Pages of imports that had no licence when the release was frozen, and those that are in no import any more. */
async function pagesUnlicensed(store: Store, opened: OpenRelease): Promise<FigureList> {
  const list = new FigureList();
  const unlicensed = new Set((await readBeside(store, opened.release.id))?.unlicensed ?? []);
  const seen = new Set<string>();
  const add = async (record: FrozenPage | FrozenFormula) => {
    if (seen.has(record.page)) return;
    seen.add(record.page);
    const page = pageOf(await store.getDocument({ type: 'page', id: record.page }));
    if (page === null || unlicensed.has(page.batch)) list.addPage(record);
  };
  for await (const { page } of opened.reader.pages()) await add(page);
  for await (const { formula } of opened.reader.formulas()) await add(formula);
  return list;
}

function countIn(record: FrozenPage | FrozenFormula, side: SplitSide, figure: ReleaseFigure): number {
  switch (figure.of) {
    case 'items':
      return isOn(side, figure.side) ? itemsOf(record, figure.subModel) : 0;
    case 'left-out':
      return leftOut(record, figure.subModel, figure);
    case 'empty':
      if (record.kind !== figure.type) return 0;
      return (record.kind === 'page' ? record.regions : record.symbols)?.length === 0 ? 1 : 0;
    case 'symbols':
      return record.kind === 'formula' && isOn(side, figure.side) ? (record.symbols?.length ?? 0) : 0;
    case 'stratum':
      return record.kind === 'formula' ? countOfStratum(record, figure.kind, figure.id) : 0;
    case 'finding':
      if (record.kind !== 'formula') return 0;
      return (record.symbols ?? []).filter((symbol) =>
        symbolFindings(symbol, record).some((found) => isSame(found, figure)),
      ).length;
    default:
      return 0;
  }
}

/** Items of a sub-model of the project as they are written, or those that are left out for a reason. */
async function ownItems(
  { reader }: OpenRelease,
  own: ProjectSubModel,
  figure: Extract<ReleaseFigure, { of: 'items' | 'left-out' }>,
): Promise<FigureList> {
  const list = new FigureList();
  for await (const { side, record, items } of itemsOfRelease(reader, [own])) {
    const sum = (some: typeof items.leftOut) => some.reduce((total, { count }) => total + count, 0);
    if (figure.of === 'left-out')
      list.addPlace(record, sum(items.leftOut.filter(({ reason }) => isSame(reason, figure))));
    else if (isOn(side, figure.side)) list.addPlace(record, items.accepted - sum(items.leftOut));
  }
  return list;
}

function isOn(side: SplitSide, wanted: SplitSide | null): boolean {
  return wanted === null || side === wanted;
}

function itemsOf(record: FrozenPage | FrozenFormula, subModel: SubModelKey): number {
  return isBuiltIn(subModel) ? countItems(record)[subModel] - leftOut(record, subModel, null) : 0;
}

function leftOut(
  record: FrozenPage | FrozenFormula,
  subModel: string,
  wanted: Pick<Reason, 'code' | 'message'> | null,
): number {
  if (record.kind === 'page') return 0;
  return leftOutOf(record)
    .filter((one) => one.subModel === subModel && (wanted === null || isSame(one.reason, wanted)))
    .reduce((sum, { count }) => sum + count, 0);
}

function countOfStratum(formula: FrozenFormula, kind: 'category' | 'class', id: string): number {
  if (kind === 'category') {
    const category = CategoryId.safeParse(id);
    return category.success && formula.categories.includes(category.data) ? 1 : 0;
  }
  return (formula.symbols ?? []).filter(({ symbolClass }) => symbolClass === id).length;
}

/** Classes of which something was found: those findings are about no place. */
async function classesFound(
  store: Store,
  id: ReleaseId,
  wanted: Pick<Reason, 'code' | 'message'>,
): Promise<FigureList> {
  const list = new FigureList();
  const { classes } = (await describeOnce(store, id)).health;
  for (const one of classes) {
    if (classFindings(one.bySide).some((found) => isSame(found, wanted))) list.add(classItem(one, 1));
  }
  return list;
}

function isSame(a: Pick<Reason, 'code' | 'message'>, b: Pick<Reason, 'code' | 'message'>): boolean {
  return a.code === b.code && a.message === b.message;
}

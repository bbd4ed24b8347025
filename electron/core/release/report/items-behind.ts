import type { FigureItems, ReleaseFigure } from '#schemas/contract/release-figures.ts';
import { CategoryId, type ReleaseId } from '#schemas/domain/id.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { leftOutOf } from '#shared/formats/left-out.ts';
import type { Project } from '../../project/project.ts';
import type { Store } from '../../store/store.ts';
import { countItems } from '../count-items.ts';
import { type OpenRelease, openRelease } from '../open-release.ts';
import { describeRelease } from './describe-release.ts';
import { classItem, FigureList } from './figure-item.ts';
import { classFindings, symbolFindings } from './frozen-findings.ts';
import { itemsOfExport } from './items-of-export.ts';

/** Lists behind figures, which never change; a few are kept while they are read part by part. */
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
  const key = JSON.stringify([release, figure]);
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
  if (figure.of === 'export') return await itemsOfExport(project, opened, figure);
  if (figure.of === 'formulas') return await formulasOnSide(project.store, opened, figure.side);
  if (figure.of === 'finding') {
    const classes = await classesFound(project, id, figure);
    if (classes.total > 0) return classes;
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

/** Formulas with truth of their own, and behind them the usable regions of which nothing else is accepted. */
async function formulasOnSide(store: Store, opened: OpenRelease, wanted: SplitSide): Promise<FigureList> {
  const list = new FigureList();
  const { reader, release } = opened;
  // Where formulas are split one by one, the regions of a page weigh nothing.
  const assignments = await store.releases.assignments(release.split);
  const regions = new Map<string, { readonly page: FrozenPage; readonly region: FrozenPage['regions'][number] }>();
  if (!assignments.some(({ unit }) => unit !== undefined)) {
    for await (const { side, page } of reader.pages()) {
      if (side !== wanted) continue;
      for (const region of page.regions) if (!region.unusable) regions.set(region.formula, { page, region });
    }
  }
  for await (const { side, formula } of reader.formulas()) {
    regions.delete(formula.id);
    if (side === wanted) list.addPlace(formula, 1);
  }
  for (const { page, region } of regions.values()) list.addRegion(page, region);
  return list;
}

function countIn(
  record: FrozenPage | FrozenFormula,
  side: SplitSide,
  figure: Exclude<ReleaseFigure, { of: 'export' | 'formulas' }>,
): number {
  switch (figure.of) {
    case 'items':
      return isOn(side, figure.side) ? countItems(record)[figure.subModel] - leftOut(record, figure.subModel, null) : 0;
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
  }
}

function isOn(side: SplitSide, wanted: SplitSide | null): boolean {
  return wanted === null || side === wanted;
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
  project: Project,
  id: ReleaseId,
  wanted: Pick<Reason, 'code' | 'message'>,
): Promise<FigureList> {
  const list = new FigureList();
  const { classes } = (await describeRelease(project, id)).health;
  for (const one of classes) {
    if (classFindings(one.bySide).some((found) => isSame(found, wanted))) list.add(classItem(one, 1));
  }
  return list;
}

function isSame(a: Pick<Reason, 'code' | 'message'>, b: Pick<Reason, 'code' | 'message'>): boolean {
  return a.code === b.code && a.message === b.message;
}

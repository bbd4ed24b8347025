import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import { differenceParts, type ReleaseDifference } from '#schemas/contract/release-reports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { FormulaId, PageId, ReleaseId } from '#schemas/domain/id.ts';
import { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { FigureList } from '../../figures/figure-list.ts';
import type { Project } from '../../project/project.ts';
import type { ReleaseItem } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';
import { listItems } from '../list-items.ts';
import { inOwnRecords, type JoinedRecords, ownClasses, ownStrata } from '../own-records.ts';
import { describeOnce } from './describe-release.ts';
import { KindChanges, kindChanges, SideMoves } from './difference-counts.ts';

const shownItems = 300;

type Part = ReleaseDifference['first'][number]['parts'][number];
type DifferenceFigure = Extract<ReleaseFigure, { of: 'difference' }>;

/**
 * What `to` has that `from` has not, by kind. Reads both lists side by side, and documents only where they differ;
 * both releases as a whole, once each, where categories or classes of formulas differ.
 *
 * @throws AppError `not-found`
 */
export async function compareReleases(project: Project, from: ReleaseId, to: ReleaseId): Promise<ReleaseDifference> {
  const { store } = project;
  const reading = await readingOf(store);
  const pages = new PageChanges();
  const moves = new SideMoves();
  const kinds = new KindChanges();
  const formulas = { added: 0, removed: 0, changed: 0, moved: 0 };
  const parts = emptyParts();
  const first: ReleaseDifference['first'] = [];
  let total = 0;
  for await (const one of differences(reading, from, to)) {
    pages.add(one.item.page, one);
    if (one.item.type === 'formula') for (const change of changesOf(one)) formulas[change] += 1;
    for (const part of differenceParts) parts[part] += one.counts[part];
    moves.add(one);
    const { item, change, before, after } = one;
    if (change === null) continue;
    total += 1;
    if (item.type === 'formula' && change !== 'moved') kinds.add(await kindChangesOf(reading, one));
    if (first.length >= shownItems) continue;
    const { sourceName } = await readDocument(reading, item);
    const id = item.id as FormulaId;
    const sides = { sideBefore: before?.side ?? null, sideAfter: after?.side ?? null };
    first.push({ change, type: item.type, id, page: item.page, sourceName, ...sides, parts: [...one.parts] });
  }
  const strataOf = async (release: ReleaseId) =>
    ownStrata((await describeOnce(store, release)).split.strata, reading.joined);
  return {
    from,
    to,
    pages: pages.counts(),
    formulas,
    parts,
    moves: moves.list(),
    // How many there are of a kind stands in reports of whole releases, which are made where some kind changed alone.
    kinds: kinds.isEmpty ? [] : kinds.list(await strataOf(from), await strataOf(to)),
    classes: await compareClasses(reading, from, to),
    total,
    first,
  };
}

/**
 * The items that one figure of that comparison counts, as they were frozen: in `to`, or where they are gone from it, in
 * `from`.
 *
 * @throws AppError `not-found`
 */
export async function itemsOfDifference(
  { store }: Project,
  from: ReleaseId,
  to: ReleaseId,
  counted: DifferenceFigure['counted'],
): Promise<FigureList> {
  const list = new FigureList();
  const reading = await readingOf(store);
  const pages = new PageChanges();
  const itemOfPage = new Map<PageId, ReleaseItem>();
  const moved = new Set<PageId>();
  for await (const one of differences(reading, from, to)) {
    if (counted.kind === 'page') {
      pages.add(one.item.page, one);
      if (!itemOfPage.has(one.item.page)) itemOfPage.set(one.item.page, one.item);
    } else if (counted.kind === 'part') {
      const count = one.counts[counted.part];
      if (count > 0) list.addPlace(await readDocument(reading, one.item), count);
    } else if (counted.kind === 'move') {
      if (one.isMoved && one.before?.side === counted.from && one.after?.side === counted.to) {
        if (counted.type === 'formula' && one.item.type === 'formula')
          list.addPlace(await readDocument(reading, one.item), 1);
        if (counted.type === 'page' && !moved.has(one.item.page)) {
          moved.add(one.item.page);
          list.addPage(await readDocument(reading, one.item));
        }
      }
    } else if (counted.kind === 'stratum') {
      if (one.item.type !== 'formula' || one.change === null || one.change === 'moved') continue;
      const changes = await kindChangesOf(reading, one);
      const count = changes.get(`${counted.of} ${counted.id}`)?.[counted.change] ?? 0;
      if (count > 0) list.addPlace(await readDocument(reading, one.item), count);
    } else if (one.item.type === 'formula' && changesOf(one).includes(counted.change)) {
      list.addPlace(await readDocument(reading, one.item), 1);
    }
  }
  if (counted.kind !== 'page') return list;
  for (const page of pages.with(counted.change)) {
    const item = itemOfPage.get(page);
    if (item) list.addPage(await readDocument(reading, item));
  }
  return list;
}

type Change = ReleaseDifference['first'][number]['change'];

/** An item that is in one of two releases, or in both. */
interface ItemDifference extends Pair {
  /** That of the newer release, where it is in both. */
  readonly item: ReleaseItem;
  /** Null: it is the same in both. */
  readonly change: Change | null;
  readonly isMoved: boolean;
  readonly parts: readonly Part[];
  readonly counts: Readonly<ReturnType<typeof emptyParts>>;
}

/** What becomes of a formula: one that is another now can stand on another side as well. */
function changesOf({ change, isMoved }: ItemDifference): readonly Change[] {
  if (change === null) return [];
  return isMoved && change === 'changed' ? ['changed', 'moved'] : [change];
}

const unchanged = Object.freeze(emptyParts());

async function* differences(reading: Reading, from: ReleaseId, to: ReleaseId): AsyncGenerator<ItemDifference> {
  const { store } = reading;
  for (const id of [from, to]) {
    if (!(await store.releases.getRelease(id))) {
      throw new AppError('not-found', `There is no release ${id} in this project.`, { id });
    }
  }
  for (const type of ['page', 'formula'] as const) {
    for await (const { before, after } of pairItems(store, from, to, type)) {
      const item = after ?? before;
      if (!item) continue;
      const differs = before && after && before.version !== after.version;
      const counts = differs ? emptyParts() : unchanged;
      const parts = differs ? await partsOf(reading, before, after, counts) : [];
      const isMoved = before !== null && after !== null && before.side !== after.side;
      const change = !before ? 'added' : !after ? 'removed' : parts.length > 0 ? 'changed' : isMoved ? 'moved' : null;
      yield { before, after, item, change, isMoved, parts, counts };
    }
  }
}

/** What is known of a page, as bits: one number a page, since a release may have hundreds of thousands of them. */
const pageBits = { before: 1, after: 2, changed: 4, moved: 8 } as const;

/**
 * Counts pages as a release counts them: those with anything in it. The regions of many pages are frozen with their one
 * formula, so that pages are more than the items of their kind.
 */
class PageChanges {
  readonly #pages = new Map<PageId, number>();

  add(page: PageId, { before, after, change, isMoved }: ItemDifference): void {
    const bits =
      (before ? pageBits.before : 0) |
      (after ? pageBits.after : 0) |
      (change !== null && change !== 'moved' ? pageBits.changed : 0) |
      (isMoved ? pageBits.moved : 0);
    this.#pages.set(page, (this.#pages.get(page) ?? 0) | bits);
  }

  counts(): ReleaseDifference['pages'] {
    const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
    for (const bits of this.#pages.values()) for (const change of changesOfPage(bits)) counts[change] += 1;
    return counts;
  }

  with(wanted: Change): readonly PageId[] {
    return [...this.#pages].flatMap(([page, bits]) => (changesOfPage(bits).includes(wanted) ? [page] : []));
  }
}

function changesOfPage(bits: number): readonly Change[] {
  if (!(bits & pageBits.before)) return ['added'];
  if (!(bits & pageBits.after)) return ['removed'];
  return [
    ...(bits & pageBits.changed ? ['changed' as const] : []),
    ...(bits & pageBits.moved ? ['moved' as const] : []),
  ];
}

function emptyParts() {
  return {
    symbols: 0,
    symbolsAdded: 0,
    symbolsRemoved: 0,
    symbolsRelabelled: 0,
    symbolsReshaped: 0,
    layout: 0,
    latex: 0,
    categories: 0,
    region: 0,
    placement: 0,
    regions: 0,
    picture: 0,
    writer: 0,
    source: 0,
  };
}

interface Pair {
  readonly before: ReleaseItem | null;
  readonly after: ReleaseItem | null;
}

/** Items of both releases in one order, those of one id together. */
async function* pairItems(
  store: Store,
  from: ReleaseId,
  to: ReleaseId,
  type: ReleaseItem['type'],
): AsyncGenerator<Pair> {
  const older = listItems(store, from, type);
  const newer = listItems(store, to, type);
  let [a, b] = [await older.next(), await newer.next()];
  while (!a.done || !b.done) {
    const before = a.done ? null : a.value;
    const after = b.done ? null : b.value;
    const order = !before ? 1 : !after ? -1 : compareKeys(before, after);
    yield { before: order <= 0 ? before : null, after: order >= 0 ? after : null };
    if (order <= 0) a = await older.next();
    if (order >= 0) b = await newer.next();
  }
}

function compareKeys(a: ReleaseItem, b: ReleaseItem): number {
  const [first, second] = [`${a.page} ${a.id}`, `${b.page} ${b.id}`];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** What frozen content is read with: a release of another project names the classes and categories of that one. */
interface Reading {
  readonly store: Store;
  readonly joined: JoinedRecords;
}

async function readingOf(store: Store): Promise<Reading> {
  return { store, joined: await store.exchanges.joinedRecords() };
}

async function readDocument(
  { store, joined }: Reading,
  { type, version }: ReleaseItem,
): Promise<FrozenPage | FrozenFormula> {
  const parsed: unknown = JSON.parse(await store.releases.versionDocument(version));
  return type === 'page' ? FrozenPage.parse(parsed) : inOwnRecords(FrozenFormula.parse(parsed), joined);
}

async function partsOf(
  reading: Reading,
  older: ReleaseItem,
  newer: ReleaseItem,
  parts: ReturnType<typeof emptyParts>,
): Promise<readonly Part[]> {
  const [before, after] = [await readDocument(reading, older), await readDocument(reading, newer)];
  const changed: Part[] = [];
  const isOther = (a: unknown, b: unknown) => canonicalJson(a) !== canonicalJson(b);
  if (before.kind === 'formula' && after.kind === 'formula') {
    for (const part of ['symbols', 'layout', 'latex', 'categories', 'region', 'placement'] as const) {
      if (isOther(before[part], after[part])) changed.push(part);
    }
    if (changed.includes('symbols')) countSymbols(before, after, parts);
  }
  if (before.kind === 'page' && after.kind === 'page' && isOther(before.regions, after.regions))
    changed.push('regions');
  for (const part of ['picture', 'writer'] as const) if (isOther(before[part], after[part])) changed.push(part);
  if (before.sourceName !== after.sourceName || before.sourceSha256 !== after.sourceSha256) changed.push('source');
  for (const part of changed) parts[part] += 1;
  return changed;
}

function countSymbols(before: FrozenFormula, after: FrozenFormula, parts: ReturnType<typeof emptyParts>): void {
  const older = new Map((before.symbols ?? []).map((symbol) => [symbol.id, symbol]));
  const newer = new Map((after.symbols ?? []).map((symbol) => [symbol.id, symbol]));
  for (const [id, symbol] of newer) {
    const known = older.get(id);
    if (!known) parts.symbolsAdded += 1;
    else {
      if (known.symbolClass !== symbol.symbolClass) parts.symbolsRelabelled += 1;
      if (canonicalJson(known.box) !== canonicalJson(symbol.box)) parts.symbolsReshaped += 1;
    }
  }
  for (const id of older.keys()) if (!newer.has(id)) parts.symbolsRemoved += 1;
}

/** What a formula that is in one release alone, or another in each, gives to categories and classes, or takes. */
async function kindChangesOf(reading: Reading, { before, after }: Pair) {
  const read = async (item: ReleaseItem | null) => {
    const record = item && (await readDocument(reading, item));
    return record?.kind === 'formula' ? record : null;
  };
  return kindChanges(await read(before), await read(after));
}

async function compareClasses(
  { store, joined }: Reading,
  from: ReleaseId,
  to: ReleaseId,
): Promise<ReleaseDifference['classes']> {
  const read = async (release: ReleaseId) => ownClasses(await store.releases.releaseClasses(release), joined);
  const older = new Map((await read(from)).map(({ symbolClass, label }) => [symbolClass, label]));
  const newer = await read(to);
  return {
    added: newer.filter(({ symbolClass }) => !older.has(symbolClass)).map(({ label }) => label),
    renamed: newer.flatMap(({ symbolClass, label }) => {
      const before = older.get(symbolClass);
      return before === undefined || before === label ? [] : [{ before, after: label }];
    }),
  };
}

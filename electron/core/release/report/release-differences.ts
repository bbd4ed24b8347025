import type { ReleaseDifference } from '#schemas/contract/release-reports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { ReleaseItem } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';
import { listItems } from '../list-items.ts';
import { inOwnRecords, type JoinedRecords } from '../own-records.ts';

type Part = ReleaseDifference['first'][number]['parts'][number];
export type ItemChange = ReleaseDifference['first'][number]['change'];

/** An item as it is in each of two releases; null where it is not in one. */
export interface Pair {
  readonly before: ReleaseItem | null;
  readonly after: ReleaseItem | null;
}

/** An item that is in one of two releases, or in both. */
export interface ItemDifference extends Pair {
  /** That of the newer release, where it is in both. */
  readonly item: ReleaseItem;
  /** Null: it is the same in both. */
  readonly change: ItemChange | null;
  readonly isMoved: boolean;
  readonly parts: readonly Part[];
  readonly counts: Readonly<ReturnType<typeof emptyParts>>;
}

/** What frozen content is read with: a release of another project names the classes and categories of that one. */
export interface Reading {
  readonly store: Store;
  readonly joined: JoinedRecords;
}

export async function readingOf(store: Store): Promise<Reading> {
  return { store, joined: await store.exchanges.joinedRecords() };
}

/** The content of an item as it was frozen, in classes and categories of this project. */
export async function readDocument(
  { store, joined }: Reading,
  { type, version }: ReleaseItem,
): Promise<FrozenPage | FrozenFormula> {
  const parsed: unknown = JSON.parse(await store.releases.versionDocument(version));
  return type === 'page' ? FrozenPage.parse(parsed) : inOwnRecords(FrozenFormula.parse(parsed), joined);
}

const unchanged = Object.freeze(emptyParts());

/** What differs between two releases, and what does not, in the order of items. */
export async function* differences(reading: Reading, from: ReleaseId, to: ReleaseId): AsyncGenerator<ItemDifference> {
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

/** How often each part differs: never so far. */
export function emptyParts() {
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

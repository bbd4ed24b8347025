import type { ReleaseDifference } from '#schemas/contract/release-reports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { FormulaId, PageId, ReleaseId } from '#schemas/domain/id.ts';
import { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { Project } from '../../project/project.ts';
import type { ReleaseItem } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';

const itemsAtOnce = 500;
const shownItems = 300;

type Part = ReleaseDifference['first'][number]['parts'][number];

/**
 * What `to` has that `from` has not, by kind. Reads both lists side by side, and documents only where they differ.
 *
 * @throws AppError `not-found`
 */
export async function compareReleases({ store }: Project, from: ReleaseId, to: ReleaseId): Promise<ReleaseDifference> {
  for (const id of [from, to]) {
    if (!(await store.releases.getRelease(id))) {
      throw new AppError('not-found', `There is no release ${id} in this project.`, { id });
    }
  }
  const pages = new PageChanges();
  const formulas = { added: 0, removed: 0, changed: 0, moved: 0 };
  const parts = emptyParts();
  const first: ReleaseDifference['first'] = [];
  let total = 0;
  for (const type of ['page', 'formula'] as const) {
    for await (const { before, after } of pairItems(store, from, to, type)) {
      const item = after ?? before;
      const changed =
        before && after && before.version !== after.version ? await partsOf(store, before, after, parts) : [];
      const isMoved = before !== null && after !== null && before.side !== after.side;
      const change = !before ? 'added' : !after ? 'removed' : changed.length > 0 ? 'changed' : isMoved ? 'moved' : null;
      if (!item) continue;
      pages.add(item.page, { before, after, change, isMoved });
      if (isMoved && change === 'changed' && type === 'formula') formulas.moved += 1;
      if (change === null) continue;
      if (type === 'formula') formulas[change] += 1;
      total += 1;
      if (first.length >= shownItems) continue;
      const { sourceName } = await readDocument(store, item);
      const id = item.id as FormulaId;
      first.push({ change, type, id, page: item.page, sourceName, parts: [...changed] });
    }
  }
  return {
    from,
    to,
    pages: pages.counts(),
    formulas,
    parts,
    classes: await compareClasses(store, from, to),
    total,
    first,
  };
}

type Change = ReleaseDifference['first'][number]['change'];

interface ItemChange extends Pair {
  readonly change: Change | null;
  readonly isMoved: boolean;
}

/** What is known of a page, as bits: one number a page, since a release may have hundreds of thousands of them. */
const pageBits = { before: 1, after: 2, changed: 4, moved: 8 } as const;

/**
 * Counts pages as a release counts them: those with anything in it. The regions of many pages are frozen with their one
 * formula, so that pages are more than the items of their kind.
 */
class PageChanges {
  readonly #pages = new Map<PageId, number>();

  add(page: PageId, { before, after, change, isMoved }: ItemChange): void {
    const bits =
      (before ? pageBits.before : 0) |
      (after ? pageBits.after : 0) |
      (change !== null && change !== 'moved' ? pageBits.changed : 0) |
      (isMoved ? pageBits.moved : 0);
    this.#pages.set(page, (this.#pages.get(page) ?? 0) | bits);
  }

  counts(): ReleaseDifference['pages'] {
    const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
    for (const bits of this.#pages.values()) {
      if (!(bits & pageBits.before)) counts.added += 1;
      else if (!(bits & pageBits.after)) counts.removed += 1;
      else {
        if (bits & pageBits.changed) counts.changed += 1;
        if (bits & pageBits.moved) counts.moved += 1;
      }
    }
    return counts;
  }
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
    regions: 0,
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

async function* listItems(
  store: Store,
  release: ReleaseId,
  type: ReleaseItem['type'],
): AsyncGenerator<ReleaseItem, void> {
  let after: ReleaseItem | null = null;
  for (;;) {
    const part: readonly ReleaseItem[] = await store.releases.itemVersions(release, type, after, itemsAtOnce);
    after = part.at(-1) ?? null;
    if (after === null) return;
    yield* part;
  }
}

function compareKeys(a: ReleaseItem, b: ReleaseItem): number {
  const [first, second] = [`${a.page} ${a.id}`, `${b.page} ${b.id}`];
  return first < second ? -1 : first > second ? 1 : 0;
}

async function readDocument(store: Store, { type, version }: ReleaseItem): Promise<FrozenPage | FrozenFormula> {
  const parsed: unknown = JSON.parse(await store.releases.versionDocument(version));
  return type === 'page' ? FrozenPage.parse(parsed) : FrozenFormula.parse(parsed);
}

async function partsOf(
  store: Store,
  older: ReleaseItem,
  newer: ReleaseItem,
  parts: ReturnType<typeof emptyParts>,
): Promise<readonly Part[]> {
  const [before, after] = [await readDocument(store, older), await readDocument(store, newer)];
  const changed: Part[] = [];
  const isOther = (a: unknown, b: unknown) => canonicalJson(a) !== canonicalJson(b);
  if (isOther(before.picture, after.picture)) changed.push('picture');
  if (before.kind === 'page' || after.kind === 'page') {
    if (before.kind !== after.kind || isOther(before, after)) changed.push('regions');
    parts.regions += 1;
    return changed;
  }
  for (const part of ['symbols', 'layout', 'latex', 'categories', 'region'] as const) {
    if (!isOther(before[part], after[part])) continue;
    changed.push(part);
    parts[part] += 1;
  }
  if (changed.includes('symbols')) countSymbols(before, after, parts);
  // The writer, the placement or the name of the page: what is left.
  return changed.length === 0 ? ['region'] : changed;
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

async function compareClasses(store: Store, from: ReleaseId, to: ReleaseId): Promise<ReleaseDifference['classes']> {
  const older = new Map((await store.releases.releaseClasses(from)).map((one) => [one.symbolClass, one.label]));
  const newer = await store.releases.releaseClasses(to);
  return {
    added: newer.filter(({ symbolClass }) => !older.has(symbolClass)).map(({ label }) => label),
    renamed: newer.flatMap(({ symbolClass, label }) => {
      const before = older.get(symbolClass);
      return before === undefined || before === label ? [] : [{ before, after: label }];
    }),
  };
}

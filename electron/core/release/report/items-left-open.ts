import { setImmediate } from 'node:timers/promises';
import { type FigureItem, mostListed } from '#schemas/contract/figure-items.ts';
import { FormulaFilter, PageFilter } from '#schemas/contract/library.ts';
import type { DocumentRecord, DocumentRef } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import { formulaStatuses, type LayerName, type LayerState } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { FigureList } from '../../figures/figure-list.ts';
import type { Store } from '../../store/store.ts';

/** What stood in a state of a layer, or (null) was unusable. */
export type OpenPlace = { readonly layer: LayerName; readonly state: LayerState } | null;

/** Pages and formulas that were changed since, as they were before; null: they were not yet. */
type Then = ReadonlyMap<string, { readonly ref: DocumentRef; readonly record: Page | Formula | null }>;

const atOnce = 200;

/** The member of a filter that asks for the states of a layer of formulas. */
const filterOf = { symbols: 'symbols', layout: 'layout', latex: 'latexLayer' } as const;

/**
 * Items of the project that stood in a state when an operation was the last one: those that stand in it now and were not
 * changed since, and of the changed ones those that stood in it then, as the log remembers them.
 */
export async function itemsLeftOpen(store: Store, last: OperationId, place: OpenPlace): Promise<FigureList> {
  const list = new FigureList();
  const sequence = await store.sequenceOf(last);
  if (sequence === null) return list;
  const then = await recordsBefore(store, sequence);
  await (place?.layer === 'regions' ? addPages(store, list, place.state, then) : addFormulas(store, list, place, then));
  for (const { record } of then.values()) {
    if (record !== null && stoodIn(record, place)) await addChanged(store, list, record, then);
  }
  return list;
}

/** Pages and formulas that were changed after a place in the log, as they were there. */
export async function recordsBefore(store: Store, sequence: number): Promise<Then> {
  const before = new Map<string, { ref: DocumentRef; record: Page | Formula | null }>();
  let after = sequence;
  for (;;) {
    const part = await store.operationsAfter(after, atOnce);
    for (const { operation, sequence: own } of part) {
      for (const patch of operation.patches) noteBefore(patch, before);
      after = own;
    }
    if (part.length < atOnce) return before;
    await setImmediate();
  }
}

function noteBefore(
  { document, added, updated, removed }: AnnotationPatch,
  before: Map<string, { ref: DocumentRef; record: Page | Formula | null }>,
): void {
  const { id, type } = document;
  if ((type !== 'page' && type !== 'formula') || before.has(id)) return;
  const isRoot = (record: DocumentRecord) => record.id === id;
  const old = updated.find((change) => isRoot(change.before))?.before ?? removed.find(isRoot);
  if (old?.kind === 'page' || old?.kind === 'formula') before.set(id, { ref: document, record: old });
  else if (added.some(isRoot)) before.set(id, { ref: document, record: null });
}

function stoodIn(record: Page | Formula, place: OpenPlace): boolean {
  if (record.kind === 'page') {
    return place?.layer === 'regions' && record.holds === 'formulas' && record.regions.state === place.state;
  }
  if (place === null) return record.unusable !== null;
  return place.layer !== 'regions' && record.unusable === null && record.layers[place.layer].state === place.state;
}

async function addPages(store: Store, list: FigureList, state: LayerState, then: Then): Promise<void> {
  const filter = PageFilter.parse({ holds: 'formulas', regionStates: [state] });
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<Store['listPages']>> = await store.listPages(filter, after, atOnce);
    for (const { id, sourceName, imageSha256 } of part.items) {
      if (then.has(id)) continue;
      list.add({ type: 'place', page: id, formula: null, sourceName, imageSha256, region: null, count: 1 });
    }
    after = part.next;
    await setImmediate();
  } while (after !== null);
}

/** Names as many as a list holds; how many there are beyond is counted. */
async function addFormulas(store: Store, list: FigureList, place: OpenPlace, then: Then): Promise<void> {
  const filter = filterOfPlace(place);
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<Store['listFormulas']>> = await store.listFormulas(filter, after, atOnce);
    for (const formula of part.items) if (!then.has(formula.id)) list.add(itemOf(formula));
    after = part.next;
    await setImmediate();
  } while (after !== null && list.items.length < mostListed);
  if (after === null) return;
  const standing = (await store.countFormulas(filter)) - (await countChanged(store, place, then));
  list.addUnnamed(standing - list.total);
}

function itemOf({
  id,
  page,
  pageName,
  imageSha256,
  region,
}: Awaited<ReturnType<Store['listFormulas']>>['items'][number]): FigureItem {
  return { type: 'place', page, formula: id, sourceName: pageName, imageSha256, region, count: 1 };
}

function filterOfPlace(place: OpenPlace): FormulaFilter {
  if (place === null || place.layer === 'regions') return FormulaFilter.parse({ statuses: ['unusable'] });
  const usable = formulaStatuses.filter((status) => status !== 'unusable');
  return FormulaFilter.parse({ statuses: usable, [filterOf[place.layer]]: [place.state] });
}

/** How many of the changed formulas stand in the state now, whatever they did then. */
async function countChanged(store: Store, place: OpenPlace, then: Then): Promise<number> {
  const refs = [...then.values()].flatMap(({ ref }) => (ref.type === 'formula' ? [ref] : []));
  let count = 0;
  for (let from = 0; from < refs.length; from += atOnce) {
    for (const document of await store.getDocuments(refs.slice(from, from + atOnce))) {
      const formula = formulaOf(document);
      if (formula && stoodIn(formula, place)) count += 1;
    }
    await setImmediate();
  }
  return count;
}

async function addChanged(store: Store, list: FigureList, record: Page | Formula, then: Then): Promise<void> {
  if (record.kind === 'page') return list.addLive(record, null);
  const now = pageOf(await store.getDocument({ type: 'page', id: record.page }));
  const old = then.get(record.page)?.record;
  const page = now ?? (old?.kind === 'page' ? old : null);
  if (page) list.addLive(page, record);
}

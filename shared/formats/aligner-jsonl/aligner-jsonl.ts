import type { Reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { AlignerRecord } from '#schemas/formats/aligner-record.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { orderBySeed } from '#shared/split/seeded-hash.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  type ReleaseReader,
  registerFormat,
} from '../dataset-format.ts';
import { countsColumn, layoutColumns, pictureColumns, textsColumn } from '../jsonl/column-types.ts';
import { filledLists } from '../jsonl/empty-lists.ts';
import { loadJsonlSides } from '../jsonl/load-jsonl-sides.ts';
import { type JsonlItem, linesOfSide, writeJsonlSides } from '../jsonl/write-jsonl-sides.ts';
import { type ClassOf, indexClasses } from '../writing/class-index.ts';
import { itemName } from '../writing/item-name.ts';
import { jsonLine } from '../writing/json-lines.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { orderSymbols } from '../writing/order-symbols.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { placeFormula } from '../writing/place-formula.ts';
import { numberSymbols, relationRecords, symbolRecords } from '../writing/symbol-records.ts';

/**
 * `<side>.jsonl`, one formula a line: its symbols in an order drawn by the split's seed, so that the list gives nothing
 * away, and what is to be found: reading order and relations. The images stand in `images/<side>/`.
 */
const format: DatasetFormat<never> = {
  id: 'jsonl',
  title: 'JSONL',
  subModel: 'aligner',
  version: '2',
  options: [],
  isUsual: true,
  loading: [loadJsonlSides({ ...pictureColumns, ...layoutColumns, order: countsColumn, latex_tokens: textsColumn })],
  write: writeAligner,
};

export const alignerJsonl = registerFormat(format);

async function* writeAligner(release: ReleaseReader): AsyncGenerator<Entry, FormatSummary> {
  yield* nameNotHeld('raw-latex', 'writer', 'categories');
  return yield* writeJsonlSides(itemsOf(release));
}

async function* itemsOf(release: ReleaseReader): AsyncGenerator<JsonlItem> {
  const classOf = indexClasses(release.classes);
  for await (const { side, formula } of release.formulas()) {
    if (formula.symbols === null || formula.layout === null) continue;
    yield itemOf(formula, side, classOf, release.seed);
  }
}

function itemOf(formula: FrozenFormula, side: SplitSide, classOf: ClassOf, seed: number): JsonlItem {
  const name = itemName(formula.sourceName, formula.id);
  const skipped = (why: Reason): JsonlItem => ({
    side,
    entries: [{ kind: 'skipped', item: name, reason: why, count: 1 }],
  });
  const placed = placeFormula(formula);
  if (placed.kind === 'unplaceable') return skipped(placed.reason);
  const order = orderSymbols(formula, classOf);
  if (order.kind === 'unordered') return skipped(order.reason);
  const shuffled = orderBySeed(placed.symbols, ({ symbol }) => symbol.id, seed);
  const numbers = numberSymbols(shuffled);
  const picture = placePicture(`images/${side}`, name, formula.picture, placed.window);
  const record: AlignerRecord = {
    id: name,
    image: `images/${side}/${picture.fileName}`,
    width: placed.window.width,
    height: placed.window.height,
    symbols: [...symbolRecords(shuffled, placed.window, classOf)],
    order: order.order.flatMap((id) => numbers.get(id) ?? []),
    relations: formula.layout ? [...relationRecords(formula.layout, numbers)] : [],
    latex_tokens: formula.latex?.tokens ?? [],
  };
  const entries: readonly Entry[] = [
    ...picture.entries,
    ...placed.notes.map((note): Entry => ({ kind: 'noted', item: name, reason: note })),
    { kind: 'text', path: linesOfSide(side), text: jsonLine(record) },
  ];
  return { side, entries, lists: filledLists(record) };
}

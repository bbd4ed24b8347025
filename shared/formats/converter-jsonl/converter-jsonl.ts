import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { ConverterRecord } from '#schemas/formats/converter-record.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  type ReleaseReader,
  registerFormat,
} from '../dataset-format.ts';
import { layoutColumns, pictureColumns, textColumn, textsColumn } from '../jsonl/column-types.ts';
import { filledLists } from '../jsonl/empty-lists.ts';
import { loadJsonlSides } from '../jsonl/load-jsonl-sides.ts';
import { type JsonlItem, linesOfSide, writeJsonlSides } from '../jsonl/write-jsonl-sides.ts';
import { captionTokens } from '../writing/caption-tokens.ts';
import { type ClassOf, indexClasses } from '../writing/class-index.ts';
import { itemName } from '../writing/item-name.ts';
import { jsonLine } from '../writing/json-lines.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { orderSymbols } from '../writing/order-symbols.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { placeFormula } from '../writing/place-formula.ts';
import { numberSymbols, relationRecords, symbolRecords } from '../writing/symbol-records.ts';

/**
 * `<side>.jsonl`, one formula a line: its symbols in reading order with their relations, and the LaTeX that is to be
 * made of them; the images stand in `images/<side>/`. Formulas of which only the LaTeX is accepted have no symbols to start from and are skipped.
 */
const format: DatasetFormat<never> = {
  id: 'jsonl',
  title: 'JSONL',
  subModel: 'converter',
  version: '2',
  options: [],
  isUsual: true,
  loading: [loadJsonlSides({ ...pictureColumns, ...layoutColumns, latex: textColumn, latex_tokens: textsColumn })],
  write: writeConverter,
};

export const converterJsonl = registerFormat(format);

const symbolsMissing = reason(
  'symbols-not-accepted',
  'Symbols or layout of the formula are not accepted, so there is nothing to write the LaTeX from.',
);

async function* writeConverter(release: ReleaseReader): AsyncGenerator<Entry, FormatSummary> {
  yield* nameNotHeld('writer', 'categories');
  return yield* writeJsonlSides(itemsOf(release));
}

async function* itemsOf(release: ReleaseReader): AsyncGenerator<JsonlItem> {
  const classOf = indexClasses(release.classes);
  for await (const { side, formula } of release.formulas()) {
    if (formula.latex !== null) yield itemOf(formula, side, classOf);
  }
}

function itemOf(formula: FrozenFormula, side: SplitSide, classOf: ClassOf): JsonlItem {
  const name = itemName(formula.sourceName, formula.id);
  const skipped = (why: Reason, item: string = name): JsonlItem => ({
    side,
    entries: [{ kind: 'skipped', item, reason: why, count: 1 }],
  });
  const { layout } = formula;
  if (formula.symbols === null || layout === null) return skipped(symbolsMissing);
  const caption = captionTokens(formula);
  if (caption.kind === 'unreadable') return skipped(caption.reason, caption.item);
  const placed = placeFormula(formula);
  if (placed.kind === 'unplaceable') return skipped(placed.reason);
  const order = orderSymbols(formula, classOf);
  if (order.kind === 'unordered') return skipped(order.reason);
  const bySymbol = new Map(placed.symbols.map((symbol) => [symbol.symbol.id, symbol]));
  const ordered = order.order.flatMap((id) => bySymbol.get(id) ?? []);
  const picture = placePicture(`images/${side}`, name, formula.picture, placed.window);
  const record: ConverterRecord = {
    id: name,
    image: `images/${side}/${picture.fileName}`,
    width: placed.window.width,
    height: placed.window.height,
    symbols: [...symbolRecords(ordered, placed.window, classOf)],
    relations: [...relationRecords(layout, numberSymbols(ordered))],
    latex: caption.raw,
    latex_tokens: [...caption.tokens],
  };
  const entries: readonly Entry[] = [
    ...picture.entries,
    ...placed.notes.map((note): Entry => ({ kind: 'noted', item: name, reason: note })),
    { kind: 'text', path: linesOfSide(side), text: jsonLine(record) },
  ];
  return { side, entries, lists: filledLists(record) };
}

import { reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { type DatasetFormat, type Entry, registerFormat } from '../dataset-format.ts';
import { type ClassOf, indexClasses, symbolWithoutClass } from '../writing/class-index.ts';
import { itemName } from '../writing/item-name.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { noSymbols } from '../writing/order-symbols.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { type PlacedFormula, placeFormula } from '../writing/place-formula.ts';
import { roundPixels } from '../writing/round-pixels.ts';
import { noItems } from '../writing/side-counts.ts';

/**
 * Label graphs in object form, one a formula, `<side>/<name>.lg` beside its picture: `O` lines (each symbol is a
 * primitive of its own), `R` lines, and `BB` lines with the corners in pixels of the picture (Mouchère's extension).
 */
const format: DatasetFormat<never> = {
  id: 'lg',
  title: 'Label graph (.lg)',
  subModel: 'aligner',
  version: '1',
  options: [],
  isUsual: false,
  loading: [
    { trainer: 'LgEval', language: 'sh', code: ({ sides }) => `evaluate <predictions> {folder}/${sides.at(-1)}` },
  ],
  write: async function* (release) {
    yield* nameNotHeld('order', 'writer', 'categories');
    const classOf = indexClasses(release.classes);
    const written = noItems();
    for await (const { side, formula } of release.formulas()) {
      if (formula.symbols === null || formula.layout === null) continue;
      const entries = entriesOf(formula, side, classOf);
      yield* entries;
      if (!entries.some(({ kind }) => kind === 'skipped')) written[side] += 1;
    }
    return written;
  },
};

export const alignerLg = registerFormat(format);

function entriesOf(formula: FrozenFormula, side: SplitSide, classOf: ClassOf): readonly Entry[] {
  const name = itemName(formula.sourceName, formula.id);
  const skip = (why: ReturnType<typeof reason>): readonly Entry[] => [
    { kind: 'skipped', item: name, reason: why, count: 1 },
  ];
  const placed = placeFormula(formula);
  if (placed.kind === 'unplaceable') return skip(placed.reason);
  if (placed.symbols.length === 0) return skip(noSymbols);
  const labels: string[] = [];
  for (const { symbol } of placed.symbols) {
    if (symbol.symbolClass === null) return skip(symbolWithoutClass);
    const label = fieldOf(classOf(symbol.symbolClass).label);
    if (label === null) return skip(labelNotHeld(classOf(symbol.symbolClass).label));
    labels.push(label);
  }
  const picture = placePicture(side, name, formula.picture, placed.window);
  const notes = [...placed.notes, ...(followsFromTree(formula) ? [] : [orderLost])];
  return [
    ...picture.entries,
    ...notes.map((note): Entry => ({ kind: 'noted', item: name, reason: note })),
    { kind: 'file', path: `${side}/${name}.lg`, text: graphOf(name, formula, placed, labels) },
  ];
}

function graphOf(
  name: string,
  { layout }: FrozenFormula,
  { symbols }: PlacedFormula,
  labels: readonly string[],
): string {
  const ids = new Map(symbols.map(({ symbol }, index) => [symbol.id, `s${index}`]));
  const objects = symbols.map((_, index) => `O, s${index}, ${labels[index] ?? ''}, 1.0, ${index}\n`);
  const relations = (layout?.relations ?? []).map(
    ({ parent, child, type }) => `R, ${ids.get(parent) ?? ''}, ${ids.get(child) ?? ''}, ${type}, 1.0\n`,
  );
  const boxes = symbols.map(({ box: { x, y, width, height } }, index) => {
    const corners = [x, y, x + width, y + height].map(roundPixels);
    return `BB, s${index}, ${corners.join(', ')}\n`;
  });
  return `# IUD, ${name}\n# Objects\n${objects.join('')}# Relations\n${relations.join('')}# Boxes\n${boxes.join('')}`;
}

/** A label as a field between commas: a comma is written out. Null for what would not come back as it is. */
function fieldOf(label: string): string | null {
  if (label === ',') return 'COMMA';
  const isHeld =
    !label.includes(',') && label.trim() === label && label !== 'COMMA' && label !== '_' && label !== 'ABSENT';
  return isHeld ? label : null;
}

function followsFromTree({ symbols, layout }: FrozenFormula): boolean {
  if (!symbols || layout?.order == null) return true;
  return readingOrder(
    symbols.map(({ id }) => ({ id, label: null })),
    layout.relations,
  ).complete;
}

const orderLost = reason(
  'order-not-held',
  'Its reading order does not follow from its relations and was left out; the rest is there.',
);

function labelNotHeld(label: string) {
  const message = `A label graph cannot hold the label ${JSON.stringify(label)}: fields end at commas and lose spaces at their ends, and COMMA, _ and ABSENT mean something else.`;
  return reason('label-not-held', message, { label });
}

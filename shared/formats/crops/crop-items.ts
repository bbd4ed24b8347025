import { reason } from '#schemas/domain/reason.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { FrozenFormula, FrozenSymbol } from '#schemas/formats/frozen-release.ts';
import type { Entry, PictureCut, ReleaseReader } from '../dataset-format.ts';
import { type ClassOf, indexClasses, symbolWithoutClass } from '../writing/class-index.ts';
import { type CropOptionName, symbolCrop } from '../writing/crop-look.ts';
import { clipBox } from '../writing/cut-window.ts';
import { type BoxNumbers, roundBox } from '../writing/round-pixels.ts';

/** Pixels that each side of a crop has at least: loaders count a picture with a shorter side as damaged. */
export const minimumCropPx = 10;

/** The crop of one symbol. */
export interface CropItem {
  readonly kind: 'item';
  readonly side: SplitSide;
  /** Name of its file without extension. */
  readonly name: string;
  readonly formula: FrozenFormula;
  readonly symbol: FrozenSymbol;
  readonly trainingClass: TrainingClass;
  readonly cut: PictureCut;
  /** `[x, y, width, height]` of the symbol in its crop. */
  readonly box: BoxNumbers;
  readonly notes: readonly Entry[];
}

/** Every symbol of the release with its class, in the order of the release. */
export async function* cropItems(
  release: ReleaseReader,
  options: Pick<DatasetOptions, CropOptionName>,
): AsyncGenerator<CropItem | Extract<Entry, { kind: 'skipped' }>> {
  const classOf = indexClasses(release.classes);
  for await (const { side, formula } of release.formulas()) {
    for (const symbol of formula.symbols ?? []) yield itemOf(formula, symbol, side, classOf, options);
  }
}

function itemOf(
  formula: FrozenFormula,
  symbol: FrozenSymbol,
  side: SplitSide,
  classOf: ClassOf,
  options: Pick<DatasetOptions, CropOptionName>,
): CropItem | Extract<Entry, { kind: 'skipped' }> {
  const { picture } = formula;
  const item = `${formula.sourceName} ${symbol.id}`;
  if (symbol.symbolClass === null) return { kind: 'skipped', item, reason: symbolWithoutClass, count: 1 };
  const box = clipBox(symbol.box, picture);
  if (box === null) return { kind: 'skipped', item, reason: symbolOutside, count: 1 };
  const { cut, origin, scale, size, isFilledUp } = symbolCrop(box, picture, minimumCropPx, options);
  const inCrop = {
    x: (box.x - origin.x) * scale,
    y: (box.y - origin.y) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
  return {
    kind: 'item',
    side,
    name: `${formula.id}_${symbol.id}`,
    formula,
    symbol,
    trainingClass: classOf(symbol.symbolClass),
    cut: { picture, ...cut },
    // Sides of a scaled crop are whole pixels, and may be a fraction shorter than what lies on them.
    box: roundBox(clipBox(inCrop, size) ?? inCrop, size),
    notes: isFilledUp ? [noteFilledUp(item)] : [],
  };
}

/** That a crop would be too small for loaders as it was asked for. */
export function noteFilledUp(item: string): Entry {
  return { kind: 'noted', item, reason: filledUp };
}

const filledUp = reason(
  'crop-filled-up',
  `Scaled as asked, the crop has a side under ${minimumCropPx} pixels, which loaders take for damage: ground fills it up to ${minimumCropPx}.`,
  { minimumSide: minimumCropPx },
);

export const symbolOutside = reason('symbol-outside-page', 'The symbol lies outside its page.');

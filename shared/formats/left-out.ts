import type { Reason } from '#schemas/domain/reason.ts';
import type { SubModelId } from '#schemas/domain/sub-model.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { symbolOutside } from './crops/crop-items.ts';
import { captionTokens } from './writing/caption-tokens.ts';
import { symbolWithoutClass } from './writing/class-index.ts';
import { clipBox } from './writing/cut-window.ts';
import { noReadingOrder, noSymbols } from './writing/order-symbols.ts';
import { placeFormula } from './writing/place-formula.ts';

/** Items of a formula that are accepted and still in no dataset of a sub-model, whatever its format. */
export interface LeftOut {
  readonly subModel: SubModelId;
  readonly reason: Reason;
  /** More than one only for the recognizer, whose items are symbols. */
  readonly count: number;
}

/**
 * What every format leaves out of a formula, so that a release can count its items as they will be written. What only
 * some formats cannot hold is not here: that is for the report of the export.
 */
export function leftOutOf(formula: FrozenFormula): readonly LeftOut[] {
  const { symbols, latex } = formula;
  if (symbols === null && latex === null) return [];
  return [...(symbols === null ? [] : ofSymbols(formula, symbols)), ...(latex === null ? [] : ofLatex(formula))];
}

function ofSymbols(formula: FrozenFormula, symbols: NonNullable<FrozenFormula['symbols']>): readonly LeftOut[] {
  const { picture, layout } = formula;
  const placed = placeFormula(formula);
  const isWithoutClass = symbols.some(({ symbolClass }) => symbolClass === null);
  const whole = placed.kind === 'unplaceable' ? placed.reason : isWithoutClass ? symbolWithoutClass : null;
  const left: LeftOut[] = [];
  const add = (subModel: SubModelId, why: Reason | null, count = 1) => {
    if (why !== null && count > 0) left.push({ subModel, reason: why, count });
  };
  add('detector', whole);
  if (layout !== null) add('aligner', whole ?? unorderedBecause(symbols, layout));
  if (whole === null) return left;
  add('recognizer', symbolWithoutClass, symbols.filter(({ symbolClass }) => symbolClass === null).length);
  const isOutside = ({ symbolClass, box }: (typeof symbols)[number]) =>
    symbolClass !== null && clipBox(box, picture) === null;
  add('recognizer', symbolOutside, symbols.filter(isOutside).length);
  return left;
}

/** Why the symbols of a formula have no order; null where they have one. */
export function unorderedBecause(
  symbols: NonNullable<FrozenFormula['symbols']>,
  { relations, order }: NonNullable<FrozenFormula['layout']>,
): Reason | null {
  if (symbols.length === 0) return noSymbols;
  if (order !== null) return null;
  const isComplete = readingOrder(
    symbols.map(({ id }) => ({ id, label: null })),
    relations,
  ).complete;
  return isComplete ? null : noReadingOrder;
}

function ofLatex(formula: FrozenFormula): readonly LeftOut[] {
  const caption = captionTokens(formula);
  if (caption.kind === 'unreadable') return [{ subModel: 'converter', reason: caption.reason, count: 1 }];
  const placed = placeFormula({ ...formula, symbols: null });
  return placed.kind === 'unplaceable' ? [{ subModel: 'converter', reason: placed.reason, count: 1 }] : [];
}

import type { FormulaId } from '#schemas/domain/id.ts';
import type { AcceptedItem } from '../accepted/accepted-item.ts';
import type { PlacedItem } from './place-items.ts';

export interface SameExpressions {
  /** Formulas of the test side with canonical LaTeX. */
  readonly test: number;
  /** Those of them whose canonical LaTeX is in train, too. */
  readonly seen: readonly PlacedItem[];
  /** Formulas of train whose canonical LaTeX is in the test set. */
  readonly inTrain: readonly PlacedItem[];
}

/** Finds the formulas that are written alike in train and test. It is no leak by itself, but should be known. */
export function findSameExpressions(items: readonly PlacedItem[]): SameExpressions {
  const expressionsOf = (side: PlacedItem['side']) =>
    new Set(items.flatMap((item) => (item.side === side && hasExpression(item) ? [item.expression] : [])));
  const train = expressionsOf('train');
  const test = expressionsOf('test');
  const written = items.filter(hasExpression);
  const tested = written.filter(({ side }) => side === 'test');
  return {
    test: tested.length,
    seen: tested.filter(({ expression }) => train.has(expression)),
    inTrain: written.filter(({ side, expression }) => side === 'train' && test.has(expression)),
  };
}

/** The formulas by id, in an order that does not depend on theirs. */
export function idsOf(items: readonly PlacedItem[]): FormulaId[] {
  return items.map(({ id }) => id as FormulaId).sort();
}

/** LaTeX without a token says nothing. */
function hasExpression({ expression }: AcceptedItem): boolean {
  return expression !== null && expression !== '';
}

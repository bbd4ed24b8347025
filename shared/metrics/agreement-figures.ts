import type { AgreementFigures } from '#schemas/domain/agreement.ts';
import type { PairAgreement } from './agreement.ts';
import { cohenKappa, type LabelPair } from './cohen-kappa.ts';

export const noAgreement: PairAgreement = {
  formulas: 0,
  boxes: { first: 0, second: 0, matched: 0, iouSum: 0 },
  labels: [],
  relations: { first: 0, second: 0, common: 0 },
  order: { formulas: 0, tauSum: 0 },
  latex: { formulas: 0, exact: 0, distance: 0, tokens: 0 },
};

/** Counts of several formulas together. */
export function addAgreement(a: PairAgreement, b: PairAgreement): PairAgreement {
  return {
    formulas: a.formulas + b.formulas,
    boxes: {
      first: a.boxes.first + b.boxes.first,
      second: a.boxes.second + b.boxes.second,
      matched: a.boxes.matched + b.boxes.matched,
      iouSum: a.boxes.iouSum + b.boxes.iouSum,
    },
    labels: addLabels(a.labels, b.labels),
    relations: {
      first: a.relations.first + b.relations.first,
      second: a.relations.second + b.relations.second,
      common: a.relations.common + b.relations.common,
    },
    order: { formulas: a.order.formulas + b.order.formulas, tauSum: a.order.tauSum + b.order.tauSum },
    latex: {
      formulas: a.latex.formulas + b.latex.formulas,
      exact: a.latex.exact + b.latex.exact,
      distance: a.latex.distance + b.latex.distance,
      tokens: a.latex.tokens + b.latex.tokens,
    },
  };
}

/** The same with the two annotators changed over. */
export function turnAgreement(agreement: PairAgreement): PairAgreement {
  const turn = <Counts extends { readonly first: number; readonly second: number }>(counts: Counts): Counts => ({
    ...counts,
    first: counts.second,
    second: counts.first,
  });
  return {
    ...agreement,
    boxes: turn(agreement.boxes),
    relations: turn(agreement.relations),
    labels: agreement.labels.map(({ first, second, count }) => ({ first: second, second: first, count })),
  };
}

/**
 * The figures of counts. Boxes and relations: 2·common / (first + second), the harmonic mean of precision and recall
 * (Dice, Measures of the amount of ecologic association between species, Ecology 26, 1945), which does not ask whose
 * work is the right one. A figure is null where there is nothing to count.
 */
export function figuresOf(agreement: PairAgreement): AgreementFigures {
  const { boxes, labels, relations, order, latex } = agreement;
  const pairs = labels.reduce((sum, { count }) => sum + count, 0);
  const equal = labels.reduce((sum, { first, second, count }) => sum + (first === second ? count : 0), 0);
  return {
    formulas: agreement.formulas,
    symbols: { first: boxes.first, second: boxes.second, matched: boxes.matched },
    boxF1: share(2 * boxes.matched, boxes.first + boxes.second),
    meanIou: share(boxes.iouSum, boxes.matched),
    labelPairs: pairs,
    labelShare: share(equal, pairs),
    kappa: cohenKappa(labels),
    relationF1: share(2 * relations.common, relations.first + relations.second),
    orderTau: share(order.tauSum, order.formulas),
    latexFormulas: latex.formulas,
    latexExact: share(latex.exact, latex.formulas),
    tokenDistance: share(latex.distance, latex.tokens),
    confusions: labels
      .filter(({ first, second }) => first !== second)
      .toSorted((a, b) => b.count - a.count || compareText(a.first, b.first) || compareText(a.second, b.second)),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function addLabels(a: readonly LabelPair[], b: readonly LabelPair[]): readonly LabelPair[] {
  const counts = new Map<string, LabelPair>();
  for (const pair of [...a, ...b]) {
    const key = JSON.stringify([pair.first, pair.second]);
    counts.set(key, { ...pair, count: pair.count + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

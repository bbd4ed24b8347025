import type { ImportedFormula } from '#schemas/formats/import-record.ts';
import { putFlaw } from './sample-flaws.ts';
import { absent, type PlannedLayers, planned, returned } from './sample-page.ts';

export interface PlannedTruth {
  readonly formula: ImportedFormula;
  readonly layers: PlannedLayers;
}

type Plan = (formula: ImportedFormula, turn: number) => PlannedTruth;

const accepted: Plan = (formula) => ({
  formula,
  layers: { symbols: planned('accepted'), layout: planned('accepted'), latex: planned('accepted') },
});

const submitted: Plan = (formula) => ({
  formula,
  layers: { symbols: planned('submitted'), layout: planned('submitted'), latex: planned('submitted') },
});

/** Everything is there and nobody has submitted it. */
const drafted: Plan = (formula) => ({
  formula,
  layers: { symbols: planned('drafted'), layout: planned('drafted'), latex: planned('drafted') },
});

/** Boxes and LaTeX have passed review; the layout waits for it. */
const layoutSubmitted: Plan = (formula) => ({
  formula,
  layers: { symbols: planned('accepted'), layout: planned('submitted'), latex: planned('accepted') },
});

/** The first half of the symbols is boxed, and the LaTeX is written. */
const halfDrafted: Plan = (formula) => {
  const symbols = formula.symbols ?? [];
  return {
    formula: { ...formula, symbols: symbols.slice(0, Math.ceil(symbols.length / 2)), relations: null },
    layers: { symbols: planned('drafted'), layout: absent, latex: planned('drafted') },
  };
};

/** A reviewer sent one layer back; the others wait. */
const sentBack: Plan = (formula, turn) => {
  const flaw = putFlaw(formula, turn);
  return {
    formula: flaw.formula,
    layers: {
      symbols: planned('submitted'),
      layout: planned('submitted'),
      latex: planned('submitted'),
      [flaw.layer]: returned(flaw.reason),
    },
  };
};

const untouched: Plan = (formula) => ({
  formula: { ...formula, symbols: null, relations: null, latex: null },
  layers: { symbols: absent, layout: absent, latex: absent },
});

/** Half is accepted; the rest is in every state that work goes through. */
const plans: readonly Plan[] = [
  accepted,
  submitted,
  accepted,
  sentBack,
  accepted,
  halfDrafted,
  accepted,
  untouched,
  accepted,
  layoutSubmitted,
  accepted,
  drafted,
];

/** Gives the formula at a place in the sample project its states, and the content that goes with them. */
export function planLayers(place: number, formula: ImportedFormula): PlannedTruth {
  const plan = plans[place % plans.length] ?? accepted;
  return plan(formula, Math.floor(place / plans.length));
}

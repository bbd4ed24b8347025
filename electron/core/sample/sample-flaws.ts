import type { FormulaLayerName } from '#schemas/domain/layer.ts';
import type { ImportedFormula } from '#schemas/formats/import-record.ts';

/** A mistake such as annotators make, and what the reviewer who found it wrote. No flaw moves a box off its ink. */
export interface Flaw {
  readonly formula: ImportedFormula;
  readonly layer: FormulaLayerName;
  readonly reason: string;
}

/** Puts one mistake into a formula that is right; `turn` chooses among the kinds of mistake that fit it. */
export function putFlaw(formula: ImportedFormula, turn: number): Flaw {
  const fitting = [mislabelTimes, swapFraction, flattenSuperscript].flatMap((put) => put(formula) ?? []);
  return [...fitting, forgetLastSymbol(formula)][turn % (fitting.length + 1)] ?? forgetLastSymbol(formula);
}

function mislabelTimes(formula: ImportedFormula): Flaw | null {
  const symbols = formula.symbols ?? [];
  const times = symbols.find((symbol) => symbol.label === '\\times');
  if (!times) return null;
  return {
    formula: {
      ...formula,
      symbols: symbols.map((symbol) => (symbol === times ? { ...symbol, label: 'x' } : symbol)),
    },
    layer: 'symbols',
    reason: 'The multiplication sign is labelled x; its class is \\times.',
  };
}

function flattenSuperscript(formula: ImportedFormula): Flaw | null {
  const relations = formula.relations ?? [];
  // Only a symbol without a right neighbour can take the superscript as one and still leave a tree.
  const superscript = relations.find(
    ({ parent, type }) =>
      type === 'Sup' && !relations.some((other) => other.parent === parent && other.type === 'Right'),
  );
  if (!superscript) return null;
  return {
    formula: {
      ...formula,
      relations: relations.map((relation) => (relation === superscript ? { ...relation, type: 'Right' } : relation)),
    },
    layer: 'layout',
    reason: 'The last superscript is linked by Right; it stands above the line, so its relation is Sup.',
  };
}

function swapFraction(formula: ImportedFormula): Flaw | null {
  const swapped = formula.latex?.replace(/\\frac\{([^{}]+)\}\{([^{}]+)\}/, '\\frac{$2}{$1}');
  if (swapped === undefined || swapped === formula.latex) return null;
  return {
    formula: { ...formula, latex: swapped },
    layer: 'latex',
    reason: 'Numerator and denominator of the first fraction are swapped in the LaTeX.',
  };
}

function forgetLastSymbol(formula: ImportedFormula): Flaw {
  const symbols = formula.symbols ?? [];
  const relations = formula.relations ?? [];
  const last = symbols.findLast((symbol) => !relations.some((relation) => relation.parent === symbol.key));
  return {
    formula: {
      ...formula,
      symbols: symbols.filter((symbol) => symbol !== last),
      relations: relations.filter((relation) => relation.child !== last?.key),
    },
    layer: 'symbols',
    reason: 'The last symbol of the formula has no box yet.',
  };
}

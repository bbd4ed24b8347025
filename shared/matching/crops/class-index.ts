import { distanceToMean, type InkShape, inkDistance } from '../shape/ink-shape.ts';
import type { Beside } from './beside.ts';
import { countBeside } from './beside-counts.ts';

/** A symbol's ink, and what stands beside it. */
export interface SymbolInPlace {
  readonly shape: InkShape;
  readonly beside: Beside;
}

/** A symbol that people labelled. */
export interface LabelledSymbol extends SymbolInPlace {
  readonly label: string;
}

export interface ClassSuggestion {
  readonly label: string;
  /** About 0 for ink like that of a labelled symbol, towards 1 for ink like none. */
  readonly distance: number;
}

/**
 * What the symbols of a project look like and what they stand beside: the local mean of each label's nearest neighbours
 * (Mitani and Hamamoto 2006), and counts. No training.
 */
export interface ClassIndex {
  readonly size: number;
  /**
   * The likeliest labels for some ink, the nearest first.
   *
   * @param expected labels that the formula's LaTeX still waits for, the likeliest first: they come before all others
   */
  readonly suggest: (symbol: SymbolInPlace, count: number, expected?: readonly string[]) => readonly ClassSuggestion[];
}

/** So many nearest neighbours of each label are averaged: one alone may be mislabelled, and hands lie between others. */
const neighbours = 6;

/** What the logarithm of how much likelier a label is beside its neighbours counts in distance. */
const besideWeight = 0.01;

/** What a place further back among the expected labels counts in distance. */
const placeWeight = 0.03;

/** Distance that is taken for a label that nothing has been labelled with yet. */
const unknownDistance = 0.35;

export function createClassIndex(symbols: readonly LabelledSymbol[]): ClassIndex {
  const byLabel = Map.groupBy(symbols, ({ label }) => label);
  const counts = countBeside(symbols);
  const distanceOf = ({ shape, beside }: SymbolInPlace, label: string, own: readonly LabelledSymbol[]): number => {
    const distance = distanceToMean(shape, nearestOf(shape, own));
    return distance - besideWeight * counts.evidence(label, beside);
  };
  return {
    size: symbols.length,
    suggest: (symbol, count, expected = []) => {
      const places = new Map(expected.map((label, place) => [label, place]));
      const rank = ({ label, distance }: ClassSuggestion): number => {
        const place = places.get(label);
        return place === undefined ? 2 + distance : distance + Math.min(1, placeWeight * place);
      };
      const known = Array.from(byLabel, ([label, own]) => ({ label, distance: distanceOf(symbol, label, own) }));
      const unknown = [...places.keys()].filter((label) => !byLabel.has(label));
      return [...known, ...unknown.map((label) => ({ label, distance: unknownDistance }))]
        .sort((a, b) => rank(a) - rank(b))
        .slice(0, count);
    },
  };
}

function nearestOf(shape: InkShape, own: readonly LabelledSymbol[]): readonly InkShape[] {
  return own
    .map((other) => ({ shape: other.shape, distance: inkDistance(other.shape, shape) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, neighbours)
    .map((other) => other.shape);
}

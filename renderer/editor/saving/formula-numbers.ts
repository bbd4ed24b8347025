import type { Work } from '../work/work.ts';
import type { MergeConflict } from './merge-conflict.ts';

/** Places of the formulas in conflict on their page, from 1 as lists count them, each once and in order. */
export function formulaNumbers(work: Work, conflicts: readonly MergeConflict[]): readonly number[] {
  const ids: readonly string[] = [...work.formulas.keys()];
  const places = conflicts.map(({ document }) => ids.indexOf(document.id) + 1);
  return [...new Set(places)].filter((place) => place > 0).toSorted((a, b) => a - b);
}

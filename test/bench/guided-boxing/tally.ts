import { medianOf } from '../measuring/median.ts';
import type { FormulaScore } from './score.ts';

/** Scores of formulas, summed up as a whole and by group. */
export class Tally {
  readonly #all: Counts = newCounts();
  readonly #groups = new Map<string, Counts>();
  readonly #milliseconds: number[] = [];

  add(score: FormulaScore, groups: readonly string[], milliseconds: number): void {
    this.#milliseconds.push(milliseconds);
    addTo(this.#all, score);
    for (const name of groups) {
      const group = this.#groups.get(name) ?? newCounts();
      this.#groups.set(name, group);
      addTo(group, score);
    }
  }

  /** Per cent. */
  get symbolShare(): number {
    return (100 * this.#all.right) / Math.max(1, this.#all.symbols);
  }

  /** Per cent. */
  get formulaShare(): number {
    return (100 * this.#all.wholeFormulas) / Math.max(1, this.#all.formulas);
  }

  /** Acts of a person that a symbol costs, where each formula and each wrong symbol costs so many. */
  actionsPerSymbol(perFormula: number, perWrongSymbol: number): number {
    const { formulas, symbols, right } = this.#all;
    return (perFormula * formulas + perWrongSymbol * (symbols - right)) / Math.max(1, symbols);
  }

  get medianMilliseconds(): number {
    return medianOf(this.#milliseconds);
  }

  /** Nine formulas of ten take no longer. */
  get slowMilliseconds(): number {
    const sorted = this.#milliseconds.toSorted((a, b) => a - b);
    return sorted[Math.floor(0.9 * (sorted.length - 1))] ?? 0;
  }

  /** For instance `3120 of 3177 symbols, 540 of 584 formulas`. */
  get counts(): string {
    const { right, symbols, wholeFormulas, formulas } = this.#all;
    return `${right} of ${symbols} symbols, ${wholeFormulas} of ${formulas} formulas`;
  }

  /** Shares of each group in the given order: symbols / formulas. */
  describeGroups(names: readonly string[]): string {
    return names
      .flatMap((name) => {
        const group = this.#groups.get(name);
        if (!group) return [];
        const symbols = ((100 * group.right) / group.symbols).toFixed(1);
        const formulas = ((100 * group.wholeFormulas) / group.formulas).toFixed(1);
        return [`${name} ${symbols} / ${formulas} % of ${group.formulas}`];
      })
      .join('; ');
  }
}

interface Counts {
  formulas: number;
  wholeFormulas: number;
  symbols: number;
  right: number;
}

function newCounts(): Counts {
  return { formulas: 0, wholeFormulas: 0, symbols: 0, right: 0 };
}

function addTo(counts: Counts, { symbols, right }: FormulaScore): void {
  counts.formulas += 1;
  counts.symbols += symbols;
  counts.right += right;
  if (right === symbols) counts.wholeFormulas += 1;
}

import type { Figure } from './results/figure.ts';

/** Where a bench works. */
export interface BenchPlace {
  /** Absolute path of an empty folder of its own, removed when the bench is over. */
  readonly folder: string;
  /** Absolute path of a folder for inputs, which outlives the bench where the user named one. */
  readonly inputs: string;
  /** How large the input is to be, where it is not to be measured in full; in the unit of the bench. */
  readonly size: number | null;
  /** How often what is compared takes turns. */
  readonly rounds: number;
  /** Tells on stderr what goes on. */
  say(text: string): void;
}

/** One group of figures that belong together, measured in one go. */
export interface Bench {
  /** What it is called on the command line. */
  readonly name: string;
  readonly title: string;
  /** What goes in, what is measured, and what it is held against. */
  readonly about: string;
  run(place: BenchPlace): Promise<BenchOutcome>;
}

export interface BenchOutcome {
  readonly figures: readonly Figure[];
  /** What a reader should know of this run beside the figures, such as inputs that were not there. */
  readonly remarks: readonly string[];
}

import type { Figure } from './results/figure.ts';

/** Where a bench works. */
export interface BenchPlace {
  /** Absolute path of an empty folder of its own, removed when the bench is over. */
  readonly folder: string;
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

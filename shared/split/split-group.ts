/** What the names of strata begin with that count formulas by the truth that they have: `truth symbols`. */
export const truthKind = 'truth ';

/** How often each stratum (a category, a symbol class, formulas with a truth) occurs. */
export type StratumCounts = ReadonlyMap<string, number>;

/** Pages that must stand on one side. */
export interface SplitGroup {
  /** The same in every project that holds the same pages; differs between groups. */
  readonly key: string;
  readonly formulas: number;
  readonly strata?: StratumCounts;
}

/** What a side has already. */
export interface SideContent {
  readonly formulas: number;
  readonly strata?: StratumCounts;
}

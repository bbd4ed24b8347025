import type { FormulaId, PageId, SymbolClassId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { AcceptedDay, AcceptedSymbolDay } from '#shared/quota/accepted-history.ts';
import type { PersonDay } from '#shared/quota/throughput.ts';
import type { Counters } from './store.ts';

/** A formula that is still to be done. */
export interface OpenFormula {
  readonly id: FormulaId;
  readonly page: PageId;
  readonly pageName: string;
  readonly latex: string;
  readonly status: FormulaStatus;
  readonly symbolCount: number;
}

/** How many symbols of a class stand in open formulas of one signature and status. */
export interface OpenSymbols {
  readonly signature: string;
  readonly status: FormulaStatus;
  readonly symbolClass: string;
  readonly symbolCount: number;
}

/** What a project remembers of how its work went on, day by day (UTC). */
export interface ProgressStore {
  /** Growth of accepted formulas, by what they are; the sums over all days are what is accepted now. */
  acceptedDays(): Promise<readonly AcceptedDay[]>;
  /** Growth of accepted symbols of these classes; null: of all. */
  acceptedSymbolDays(classes: readonly SymbolClassId[] | null): Promise<readonly AcceptedSymbolDay[]>;
  personDays(): Promise<readonly PersonDay[]>;
  /**
   * The counters as far as quotas need them: symbols of the classes in `detailed` by signature, those of all others
   * summed over their signatures (`''`), of which there are very many.
   */
  quotaCounters(detailed: readonly SymbolClassId[]): Promise<Pick<Counters, 'formulas' | 'symbols'>>;
  /** Symbols of these classes in formulas that are still to be done. */
  openSymbols(classes: readonly SymbolClassId[]): Promise<readonly OpenSymbols[]>;
  /** Open formulas of one signature and status, in the order of their ids. */
  openFormulas(signature: string, status: FormulaStatus, limit: number): Promise<readonly OpenFormula[]>;
}

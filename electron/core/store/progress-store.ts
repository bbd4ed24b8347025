import type { FormulaId, PageId, SymbolClassId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { AcceptedDay, AcceptedSymbolDay } from '#shared/quota/accepted-history.ts';
import type { PersonDay } from '#shared/quota/throughput.ts';

/** A formula that is still to be done. */
export interface OpenFormula {
  readonly id: FormulaId;
  readonly page: PageId;
  readonly pageName: string;
  readonly latex: string;
  readonly status: FormulaStatus;
  readonly symbolCount: number;
}

/** What a project remembers of how its work went on, day by day (UTC). */
export interface ProgressStore {
  /** Growth of accepted formulas, by what they are; the sums over all days are what is accepted now. */
  acceptedDays(): Promise<readonly AcceptedDay[]>;
  /** Growth of accepted symbols of these classes; null: of all. */
  acceptedSymbolDays(classes: readonly SymbolClassId[] | null): Promise<readonly AcceptedSymbolDay[]>;
  personDays(): Promise<readonly PersonDay[]>;
  /** Open formulas of one signature and status, in the order of their ids. */
  openFormulas(signature: string, status: FormulaStatus, limit: number): Promise<readonly OpenFormula[]>;
}

import type { FormulaId, OperationId, SymbolId } from '#schemas/domain/id.ts';

/** What an editing process says of an edit once the store has confirmed it. */
export interface ConfirmedEdit {
  readonly operation: OperationId;
  readonly formula: FormulaId;
  readonly symbol: SymbolId;
  /** Also the LaTeX that the edit wrote; later edits write greater numbers. */
  readonly number: number;
  /** How many pictures the import beside it had read by then. */
  readonly imported: number;
}

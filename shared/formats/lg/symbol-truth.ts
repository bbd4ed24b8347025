import type { Reason } from '#schemas/domain/reason.ts';
import type { ImportedRelation, ImportedSymbol } from '#schemas/formats/import-record.ts';

/** What one file says about the symbols of a formula and their layout. */
export interface SymbolTruth {
  readonly symbols: readonly ImportedSymbol[];
  /** False where a symbol of the file could not be taken. */
  readonly symbolsComplete: boolean;
  readonly relations: readonly ImportedRelation[] | null;
  /** True where the relations are one tree of all the symbols. */
  readonly layoutComplete: boolean;
  readonly repairs: readonly Reason[];
  /** Parts of the file that could not be read. */
  readonly unreadable?: readonly Reason[];
}

import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';

/** Copied symbols with the relations among them; boxes in the pixels of the page that they come from. */
export interface CopiedSymbols {
  readonly symbols: readonly FormulaSymbol[];
  readonly relations: readonly Relation[];
}

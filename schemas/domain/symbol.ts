import { z } from 'zod';
import { Box } from './geometry.ts';
import { SymbolClassId, SymbolId } from './id.ts';

/** A box in a formula, tight around the ink of one symbol, in page pixels. Without a class it is still to be labelled. */
export const FormulaSymbol = z.object({
  kind: z.literal('symbol'),
  id: SymbolId,
  symbolClass: SymbolClassId.nullable(),
  box: Box,
});
export type FormulaSymbol = Readonly<z.infer<typeof FormulaSymbol>>;

import { z } from 'zod';
import { Box } from './geometry.ts';
import { CategoryId, SymbolId } from './id.ts';
import { FormulaLayerName, Layer } from './layer.ts';
import { Relation } from './relation.ts';
import { FormulaSymbol } from './symbol.ts';

const SymbolChange = z.object({ before: FormulaSymbol, after: FormulaSymbol });

/** What differs between two versions of a formula. Relations are the same where they lead from and to the same symbols. */
export const FormulaDifference = z.object({
  symbols: z.object({
    added: z.array(FormulaSymbol),
    removed: z.array(FormulaSymbol),
    /** Another box. */
    moved: z.array(SymbolChange),
    /** Another class; may be moved, too. */
    relabelled: z.array(SymbolChange),
  }),
  relations: z.object({
    added: z.array(Relation),
    removed: z.array(Relation),
    retyped: z.array(z.object({ before: Relation, after: Relation })),
  }),
  /** Null: the same order, or none in both. */
  order: z.object({ before: z.array(SymbolId).nullable(), after: z.array(SymbolId).nullable() }).nullable(),
  latex: z.object({ before: z.string(), after: z.string() }).nullable(),
  note: z.object({ before: z.string(), after: z.string() }).nullable(),
  categories: z.object({ added: z.array(CategoryId), removed: z.array(CategoryId) }),
  region: z.object({ before: Box, after: Box }).nullable(),
  placement: z
    .object({ before: z.enum(['inline', 'isolated']).nullable(), after: z.enum(['inline', 'isolated']).nullable() })
    .nullable(),
  unusable: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
  layers: z.array(z.object({ layer: FormulaLayerName, before: Layer, after: Layer })),
});
export type FormulaDifference = Readonly<z.infer<typeof FormulaDifference>>;

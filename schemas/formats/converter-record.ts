import { z } from 'zod';
import { RelationRecord, SymbolRecord } from './aligner-record.ts';

/** One line of the converter's JSONL: symbols in reading order in, LaTeX out. */
export const ConverterRecord = z.object({
  id: z.string(),
  /** Path of the cut image, from the folder of the file. */
  image: z.string(),
  /** Pixels of the cut image that boxes refer to. */
  width: z.int().positive(),
  height: z.int().positive(),
  symbols: z.array(SymbolRecord),
  /** Empty where the layout is an order alone. */
  relations: z.array(RelationRecord),
  /** As it was written. */
  latex: z.string(),
  /** Canonical form. */
  latex_tokens: z.array(z.string()),
});
export type ConverterRecord = Readonly<z.infer<typeof ConverterRecord>>;

import { z } from 'zod';
import { CocoBox } from './coco.ts';

/** A symbol as it is given to a model; `id` is its place in the list of symbols, from 0. */
export const SymbolRecord = z.object({
  id: z.int().nonnegative(),
  label: z.string(),
  /** Training index of the release. */
  class: z.int().nonnegative(),
  bbox: CocoBox,
});
export type SymbolRecord = Readonly<z.infer<typeof SymbolRecord>>;

/** A layout edge between symbols named by their `id`. Never a mixed list: typed table readers refuse those. */
export const RelationRecord = z.object({
  parent: z.int().nonnegative(),
  child: z.int().nonnegative(),
  relation: z.string(),
});
export type RelationRecord = Readonly<z.infer<typeof RelationRecord>>;

/** One line of the aligner's JSONL: shuffled symbols in, their order and relations out. */
export const AlignerRecord = z.object({
  id: z.string(),
  image: z.string(),
  /** Pixels of the image that boxes refer to. */
  width: z.int().positive(),
  height: z.int().positive(),
  symbols: z.array(SymbolRecord),
  /** Ids of the symbols in reading order. */
  order: z.array(z.int().nonnegative()),
  relations: z.array(RelationRecord),
  /** Canonical LaTeX; empty where the formula's LaTeX is not accepted. */
  latex_tokens: z.array(z.string()),
});
export type AlignerRecord = Readonly<z.infer<typeof AlignerRecord>>;

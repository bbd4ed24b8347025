import { z } from 'zod';
import { CategoryId, FacetId, FormulaId, PageId, SplitId } from './id.ts';

export const splitSides = ['train', 'validation', 'test'] as const;
export const SplitSide = z.enum(splitSides);
export type SplitSide = z.infer<typeof SplitSide>;

/** Shares of the three sides, summing to 1. */
export const SplitRatios = z
  .object({ train: z.number().min(0).max(1), validation: z.number().min(0).max(1), test: z.number().min(0).max(1) })
  .refine((ratios) => Math.abs(ratios.train + ratios.validation + ratios.test - 1) < 1e-9, 'the shares must sum to 1');
export type SplitRatios = Readonly<z.infer<typeof SplitRatios>>;

export const defaultSplitRatios: SplitRatios = { train: 0.8, validation: 0.1, test: 0.1 };

/** Formulas that validation and test are to have; train takes the rest. */
export const SplitCounts = z.object({ validation: z.int().nonnegative(), test: z.int().nonnegative() });
export type SplitCounts = Readonly<z.infer<typeof SplitCounts>>;

/** What may not stand on two sides. */
export const SplitGrouping = z.object({
  /** Whether the formulas of one page stay together; they do unless it says no. */
  page: z.boolean().exactOptional(),
  writer: z.boolean(),
  nearDuplicate: z.boolean(),
  /** Pages whose writer nobody knows: each for itself, or all of one import together. */
  unknownWriter: z.enum(['page', 'batch']).exactOptional(),
});
export type SplitGrouping = Readonly<z.infer<typeof SplitGrouping>>;

/** What is to be spread evenly over the sides, as far as groups allow. */
export const SplitStrata = z.object({ facets: z.array(FacetId), symbolClasses: z.boolean() });
export type SplitStrata = Readonly<z.infer<typeof SplitStrata>>;

/** Pages that a lead names; a page that any of these lists names is meant. */
export const NamedPages = z.object({
  batches: z.array(z.string()),
  writers: z.array(z.string()),
  categories: z.array(CategoryId),
});
export type NamedPages = Readonly<z.infer<typeof NamedPages>>;

/** How new pages are assigned. It may change; what is assigned stays. */
export const SplitRule = z.object({
  seed: z.int().nonnegative().max(4_294_967_295),
  ratios: SplitRatios,
  grouping: SplitGrouping,
  /** Instead of the ratios. */
  counts: SplitCounts.exactOptional(),
  strata: SplitStrata.exactOptional(),
  /** The test set is what is named here and what belongs together with it, and nothing else. */
  namedTest: NamedPages.exactOptional(),
});
export type SplitRule = Readonly<z.infer<typeof SplitRule>>;

/** An assignment of pages, or of what is on them, to sides. What is assigned never moves. */
export const Split = SplitRule.extend({ id: SplitId, name: z.string().min(1).max(200) });
export type Split = Readonly<z.infer<typeof Split>>;

export const SplitAssignment = z.object({
  page: PageId,
  /** What of the page stands there: a formula, or its regions (the id of the page itself). None: all of it. */
  unit: z.union([FormulaId, PageId]).exactOptional(),
  side: SplitSide,
  group: z.string(),
});
export type SplitAssignment = Readonly<z.infer<typeof SplitAssignment>>;

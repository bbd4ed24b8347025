import { z } from 'zod';
import { PageId, SplitId } from './id.ts';

export const splitSides = ['train', 'validation', 'test'] as const;
export const SplitSide = z.enum(splitSides);
export type SplitSide = z.infer<typeof SplitSide>;

/** Shares of the three sides, summing to 1. */
export const SplitRatios = z
  .object({ train: z.number().min(0).max(1), validation: z.number().min(0).max(1), test: z.number().min(0).max(1) })
  .refine((ratios) => Math.abs(ratios.train + ratios.validation + ratios.test - 1) < 1e-9, 'the shares must sum to 1');
export type SplitRatios = Readonly<z.infer<typeof SplitRatios>>;

export const defaultSplitRatios: SplitRatios = { train: 0.8, validation: 0.1, test: 0.1 };

/** What may not stand on two sides. Page is always kept whole. */
export const SplitGrouping = z.object({ writer: z.boolean(), nearDuplicate: z.boolean() });
export type SplitGrouping = Readonly<z.infer<typeof SplitGrouping>>;

/** An assignment of pages (with all their formulas) to sides. What is assigned never moves. */
export const Split = z.object({
  id: SplitId,
  name: z.string().min(1).max(200),
  seed: z.int().nonnegative(),
  ratios: SplitRatios,
  grouping: SplitGrouping,
});
export type Split = Readonly<z.infer<typeof Split>>;

export const SplitAssignment = z.object({ page: PageId, side: SplitSide, group: z.string() });
export type SplitAssignment = Readonly<z.infer<typeof SplitAssignment>>;

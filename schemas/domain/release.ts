import { z } from 'zod';
import { ReleaseId, Sha256, SplitId, SymbolClassId, Timestamp } from './id.ts';
import { SplitSide } from './split.ts';
import { SymbolLabel } from './symbol-class.ts';

/** One class with the training index that it keeps for ever. */
export const TrainingClass = z.object({
  symbolClass: SymbolClassId,
  label: SymbolLabel,
  group: z.string(),
  /** From 0; given out when a release freezes, never reused. */
  trainingIndex: z.int().nonnegative(),
});
export type TrainingClass = Readonly<z.infer<typeof TrainingClass>>;

/** Frozen, immutable state of the dataset that exports are made from. */
export const Release = z.object({
  id: ReleaseId,
  number: z.int().positive(),
  name: z.string().min(1).max(200),
  /** What a lead wrote to it. */
  note: z.string().max(4000),
  split: SplitId,
  /** Hash of everything that is in the release: an unchanged state freezes to the same release. */
  contentSha256: Sha256,
  createdAt: Timestamp,
  canonicaliserVersion: z.string(),
  counts: z.object({
    pages: z.int(),
    formulas: z.int(),
    symbols: z.int(),
    bySide: z.record(SplitSide, z.int()),
  }),
});
export type Release = Readonly<z.infer<typeof Release>>;

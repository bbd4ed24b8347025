import { z } from 'zod';
import { DuplicateDecisionId, PageId, PersonId, Timestamp } from './id.ts';

/**
 * What somebody decided about pages with near-identical pictures. `same`: they show the same, and are kept on one side of
 * every split, unless they stand on several already, which releases then say; `different`: they only look alike, and nothing keeps them together.
 */
export const duplicateVerdicts = ['same', 'different'] as const;
export const DuplicateVerdict = z.enum(duplicateVerdicts);
export type DuplicateVerdict = z.infer<typeof DuplicateVerdict>;

/** Pages that one decision may name. */
export const mostPagesOfDecision = 5000;

/** Holds between any two of its pages; a page that comes later is not in it, and has to be decided about anew. */
export const DuplicateDecision = z.object({
  kind: z.literal('duplicate-decision'),
  id: DuplicateDecisionId,
  pages: z.array(PageId).min(2).max(mostPagesOfDecision),
  verdict: DuplicateVerdict,
  by: PersonId,
  at: Timestamp,
});
export type DuplicateDecision = Readonly<z.infer<typeof DuplicateDecision>>;

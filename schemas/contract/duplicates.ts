import { z } from 'zod';
import { DuplicateVerdict, mostPagesOfDecision } from '../domain/duplicate-decision.ts';
import { DuplicateDecisionId, FormulaId, PageId, PersonId, Sha256, Timestamp } from '../domain/id.ts';
import { FormulaStatus } from '../domain/layer.ts';
import { PictureTurn } from '../domain/picture-turn.ts';
import { Committed } from './annotation.ts';
import { Cursor, PageLimit, procedure } from './base.ts';
import { JobRef } from './jobs.ts';

/** A page beside those that it resembles, with what tells which one to keep. */
export const DuplicatePage = z.object({
  id: PageId,
  sourceName: z.string(),
  imageSha256: Sha256,
  width: z.int(),
  height: z.int(),
  writer: z.string().nullable(),
  batch: z.string().nullable(),
  importedAt: Timestamp,
  /** How the picture of the first page of the group is turned in it; null where it is not, or looks otherwise. */
  turn: PictureTurn.nullable(),
  formulaCount: z.int(),
  /** The first of its formulas. */
  formulas: z.array(
    z.object({
      id: FormulaId,
      status: FormulaStatus,
      latex: z.string(),
      symbolCount: z.int(),
      unusable: z.string().nullable(),
    }),
  ),
});
export type DuplicatePage = z.infer<typeof DuplicatePage>;

/** Pages that look alike, directly or over others of the group. */
export const DuplicateGroupShown = z.object({
  /** The same as long as nothing is decided about the group. */
  key: z.string(),
  /** All of them, in the order in which they came. */
  pages: z.array(PageId),
  /** The first of them. */
  shown: z.array(DuplicatePage),
  decision: z.object({ id: DuplicateDecisionId, verdict: DuplicateVerdict, by: PersonId, at: Timestamp }).nullable(),
});
export type DuplicateGroupShown = z.infer<typeof DuplicateGroupShown>;

export const DuplicateReport = z.object({
  /** Pages that resemble another one; null: there are more different pictures than are compared. */
  found: z.object({ pages: z.int(), groups: z.int() }).nullable(),
  /** How many different pictures are compared at most. */
  most: z.int(),
});
export type DuplicateReport = z.infer<typeof DuplicateReport>;

export const duplicatesContract = {
  /** Compares all pictures again; a job that reports a `DuplicateReport`. */
  look: procedure('annotator').output(JobRef),
  /** Groups to be decided about in the order of their first pages, or what was decided, the newest first. */
  groups: procedure('annotator')
    .input(
      z.object({
        state: z.enum(['open', 'decided']).default('open'),
        after: Cursor.nullable().default(null),
        limit: PageLimit,
      }),
    )
    .output(
      z.object({
        groups: z.array(DuplicateGroupShown),
        next: Cursor.nullable(),
        total: z.int(),
        /** Pages that have come since pictures were last compared. */
        unseen: z.int(),
        /** Pictures from before their ink was compared, too: other margins are not seen in them until the next look. */
        withoutInk: z.int(),
      }),
    ),
  /** Says that pages show the same or only look alike, and which of them nobody needs; one operation. */
  decide: procedure('lead')
    .input(
      z.object({
        pages: z.array(PageId).min(2).max(mostPagesOfDecision),
        verdict: DuplicateVerdict,
        unusable: z
          .object({
            pages: z.array(PageId).min(1).max(mostPagesOfDecision),
            reason: z.string().trim().min(1).max(500),
          })
          .nullable()
          .default(null),
      }),
    )
    .output(Committed),
  /** Takes a decision away, so that its pages are decided about again. */
  reopen: procedure('lead')
    .input(z.object({ decision: DuplicateDecisionId }))
    .output(Committed),
};

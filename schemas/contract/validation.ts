import { z } from 'zod';
import { Finding, FindingKind } from '../domain/finding.ts';
import { Box } from '../domain/geometry.ts';
import { CategoryId, FacetId, OperationId, PageId, Sha256, SymbolClassId } from '../domain/id.ts';
import { Reason } from '../domain/reason.ts';
import { splitSides } from '../domain/split.ts';
import { Cursor, PageLimit, procedure } from './base.ts';
import { JobRef } from './jobs.ts';

/** How often a model is right that always gives the commonest answer: what any model must beat. */
export const Baseline = z.object({
  /** `symbol-class`, or the key of a facet. */
  of: z.string(),
  /** The commonest answer: label of the class, or key of the category. */
  answer: z.string(),
  /** 0 to 1, of all that have an answer. */
  share: z.number(),
  count: z.int(),
  total: z.int(),
});
export type Baseline = z.infer<typeof Baseline>;

export const FindingCounts = z.partialRecord(FindingKind, z.int());
export type FindingCounts = z.infer<typeof FindingCounts>;

export const ValidationReport = z.object({
  /** Formulas in the project, and those that were looked at now: the others had not changed since. */
  formulas: z.int(),
  checked: z.int(),
  findings: z.int(),
  byKind: FindingCounts,
  baselines: z.array(Baseline),
  /** Formulas whose picture could not be looked at, and why: their boxes were not held against ink. */
  unseen: z.array(z.object({ source: z.string(), reason: Reason })),
});
export type ValidationReport = z.infer<typeof ValidationReport>;

export const ListedFinding = z.object({
  id: z.int(),
  finding: Finding,
  /** The formula has changed since; the next validation looks again. */
  isStale: z.boolean(),
  canFix: z.boolean(),
  /** Of a finding in a formula: where its pixels are, and the box that is meant (page pixels). */
  shown: z.object({ pageName: z.string(), imageSha256: Sha256, region: Box, box: Box.nullable() }).nullable(),
  /** Of a finding about whole pages: which, and the side of the newest split on which each stands. */
  pages: z.array(
    z.object({
      id: PageId,
      pageName: z.string(),
      imageSha256: Sha256,
      writer: z.string().nullable(),
      side: z.enum(splitSides).nullable(),
    }),
  ),
});
export type ListedFinding = z.infer<typeof ListedFinding>;

/** Findings by number, or all of a kind. */
export const ChosenFindings = z.union([
  z.array(z.int().nonnegative()).min(1).max(1000),
  z.object({ kind: FindingKind }),
]);
export type ChosenFindings = z.infer<typeof ChosenFindings>;

/** What formulas or symbols get that lack something; null for findings that are mended alike for everybody. */
export const FindingRemedy = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('categories'), categories: z.array(CategoryId).min(1).max(20) }),
    z.object({ kind: z.literal('symbol-class'), symbolClass: SymbolClassId }),
  ])
  .nullable();
export type FindingRemedy = z.infer<typeof FindingRemedy>;

const fixOrder = z.object({ findings: ChosenFindings, remedy: FindingRemedy.default(null) });

/** What mending findings comes to. */
export const FixEffect = z.object({
  fixed: z.int(),
  /** Formulas that are written. */
  formulas: z.int(),
  /** Findings that stay: their formula has changed since, is gone or hidden, or has nothing to mend; or the actor may not. */
  left: z.array(z.object({ why: z.enum(['changed', 'gone', 'already', 'not-fixable', 'forbidden']), count: z.int() })),
});
export type FixEffect = z.infer<typeof FixEffect>;

/** Report of the job that mends findings. */
export const FixReport = FixEffect.extend({
  /** The one operation, which undo takes back; null where nothing was written. */
  operation: OperationId.nullable(),
});
export type FixReport = z.infer<typeof FixReport>;

export const validationContract = {
  /** Looks at everything that has changed since the last time; a job that reports a `ValidationReport`. */
  start: procedure('annotator')
    .input(
      z.object({
        /** Whether boxes are held against the ink of the pictures, which takes longest. */
        ink: z.boolean().default(true),
      }),
    )
    .output(JobRef),
  /** What the last validation found, by kind. */
  findings: procedure('annotator')
    .input(
      z.object({ kinds: z.array(FindingKind).default([]), after: Cursor.nullable().default(null), limit: PageLimit }),
    )
    .output(z.object({ items: z.array(ListedFinding), next: Cursor.nullable(), total: z.int() })),
  /** How many findings there are of each kind, and how many formulas have changed since they were looked at. */
  summary: procedure('annotator').output(
    z.object({
      byKind: FindingCounts,
      unchecked: z.int(),
      baselines: z.array(Baseline),
      /** Formulas in which a category of a facet was found missing, by facet; most first. */
      lacking: z.array(z.object({ facet: FacetId, formulas: z.int() })),
    }),
  ),
  /** What mending findings would come to; nothing is done. */
  previewFix: procedure('annotator').input(fixOrder).output(FixEffect),
  /**
   * Starts the job that mends findings: as edits of whoever asks, by one operation; its report is a `FixReport`. Pictures
   * are removed by leads only, and for good.
   */
  fix: procedure('annotator').input(fixOrder).output(JobRef),
};

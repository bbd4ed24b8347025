import { z } from 'zod';
import { AgreementFigures } from '../domain/agreement.ts';
import { DocumentShape } from '../domain/document.ts';
import { Box } from '../domain/geometry.ts';
import {
  CategoryId,
  FormulaId,
  OperationId,
  PageId,
  PersonId,
  SecondAnnotationId,
  SecondSampleId,
  Sha256,
  Timestamp,
} from '../domain/id.ts';
import { AnnotationPatch } from '../domain/operation.ts';
import { Resolution, SampleShare, SecondSample, secondStates } from '../domain/second-annotation.ts';
import { Committed, LayerSelection, PageWork } from './annotation.ts';
import { Cursor, PageLimit, procedure } from './base.ts';

/** What is drawn for second annotation, and by whom it is done. */
export const DrawOptions = z.object({
  share: SampleShare.default(0.1),
  seed: z
    .int()
    .nonnegative()
    .max(2 ** 31 - 1)
    .default(1),
  /** Drawn among formulas that have all these categories. */
  categories: z.array(CategoryId).max(50).default([]),
  annotators: z.array(PersonId).min(1).max(200),
});

export const SampleProgress = z.object({
  sample: SecondSample,
  open: z.int(),
  submitted: z.int(),
  resolved: z.int(),
});
export type SampleProgress = z.infer<typeof SampleProgress>;

/** A formula that somebody is asked to annotate a second time. Nothing in it tells of the first annotation. */
export const SecondTask = z.object({
  second: SecondAnnotationId,
  formula: FormulaId,
  page: PageId,
  pageName: z.string(),
  imageSha256: Sha256,
  region: Box,
  state: z.enum(secondStates),
});
export type SecondTask = z.infer<typeof SecondTask>;

/** A second annotation that somebody has still to do. */
export const OpenSecond = SecondTask.extend({ annotator: PersonId });
export type OpenSecond = z.infer<typeof OpenSecond>;

/** What two annotations can differ in that somebody has to decide; boxes need not be equal to the pixel. */
export const PairDifference = z.enum(['boxes', 'labels', 'relations', 'order', 'latex']);
export type PairDifference = z.infer<typeof PairDifference>;

/** Two annotations of one formula, and how far they agree. */
export const SecondPair = SecondTask.extend({
  firstAnnotator: PersonId,
  annotator: PersonId,
  submittedAt: Timestamp.nullable(),
  figures: AgreementFigures,
  /** Empty: they agree in all that is measured. */
  differs: z.array(PairDifference),
  resolution: Resolution.nullable(),
});
export type SecondPair = z.infer<typeof SecondPair>;

export const AgreementReport = z.object({
  overall: AgreementFigures,
  /** Each person against everybody who annotated the same formulas. */
  people: z.array(z.object({ person: PersonId, figures: AgreementFigures })),
  kinds: z.array(z.object({ category: CategoryId, figures: AgreementFigures })),
  /** Second annotations that are still to be done, and so are in no figure. */
  open: z.int(),
});
export type AgreementReport = z.infer<typeof AgreementReport>;

const OfSample = z.object({ sample: SecondSampleId.nullable().default(null) });

export const secondContract = {
  /** Draws a seeded sample of submitted and accepted formulas and asks people who had no hand in them. */
  draw: procedure('lead')
    .input(DrawOptions)
    .output(
      z.object({
        operation: OperationId,
        sample: SecondSample,
        drawn: z.int(),
        /** Drawn formulas that nobody of those chosen could take, because all of them had worked on them. */
        skipped: z.int(),
      }),
    ),
  /** How many formulas a sample would be drawn from. */
  population: procedure('lead')
    .input(DrawOptions.pick({ categories: true }))
    .output(z.object({ population: z.int() })),
  /** Takes away what of a sample is still to be done, and the sample where nothing of it was submitted. Undo brings it back. */
  withdraw: procedure('lead')
    .input(z.object({ sample: SecondSampleId }))
    .output(z.object({ operation: OperationId, withdrawn: z.int(), kept: z.int() })),
  samples: procedure('reviewer').output(z.object({ samples: z.array(SampleProgress) })),
  /** What of a sample, or of all, is still to be done: how many by whom, and which, in the order in which they were drawn. */
  open: procedure('reviewer')
    .input(
      OfSample.extend({
        annotator: PersonId.nullable().default(null),
        after: Cursor.nullable().default(null),
        limit: PageLimit,
      }),
    )
    .output(
      z.object({
        people: z.array(z.object({ person: PersonId, count: z.int() })),
        tasks: z.array(OpenSecond),
        next: Cursor.nullable(),
      }),
    ),
  /** What the caller is asked to annotate a second time and has not submitted; what follows a page comes first. */
  tasks: procedure('annotator')
    .input(z.object({ after: PageId.nullable().default(null) }).prefault({}))
    .output(z.object({ tasks: z.array(SecondTask) })),
  /** The caller's second annotations on a page, as formulas: what the annotation screen works on. */
  page: procedure('annotator')
    .input(z.object({ page: PageId }))
    .output(PageWork),
  /** Applies edits to the caller's second annotations; documents go by the ids of the formulas. */
  commit: procedure('annotator')
    .input(z.object({ patches: z.array(AnnotationPatch).min(1).max(2000) }))
    .output(Committed),
  undo: procedure('annotator')
    .input(z.object({ operation: OperationId }))
    .output(Committed),
  /** Submits layers of a second annotation, or takes them back until all of it is submitted. */
  setState: procedure('annotator')
    .input(
      z.object({
        layers: z.array(LayerSelection).min(1).max(2000),
        to: z.enum(['drafted', 'submitted']),
        /** Why layers are empty on purpose. */
        reason: z.string().trim().min(1).max(2000).nullable().default(null),
        emptyOnPurpose: z.boolean().default(false),
      }),
    )
    .output(Committed),
  agreement: procedure('reviewer').input(OfSample).output(AgreementReport),
  /** Submitted second annotations with those they are compared with, in the order in which they were drawn. */
  pairs: procedure('reviewer')
    .input(
      OfSample.extend({
        states: z.array(z.enum(['submitted', 'resolved'])).default(['submitted']),
        /** One of the two who annotated it. */
        person: PersonId.nullable().default(null),
        /** A category that the first annotation has. */
        category: CategoryId.nullable().default(null),
        /** Labels that the two gave to one symbol, the first annotator's first. */
        confusion: z.object({ first: z.string(), second: z.string() }).nullable().default(null),
        after: Cursor.nullable().default(null),
        limit: PageLimit,
      }),
    )
    .output(z.object({ pairs: z.array(SecondPair), next: Cursor.nullable() })),
  /** Both annotations of a formula. Symbols of the second that are the same as one of the first have its id. */
  compare: procedure('reviewer')
    .input(z.object({ second: SecondAnnotationId }))
    .output(
      z.object({
        pair: SecondPair,
        first: DocumentShape,
        second: DocumentShape,
        /** The formula as it is in the truth now. */
        current: DocumentShape,
        revision: z.int().positive(),
      }),
    ),
  /**
   * Says which annotation stands. `edited`: the truth stays as somebody has edited it. One operation on the formula
   * and the second annotation, which undo takes back.
   */
  resolve: procedure('reviewer')
    .input(
      z.object({
        second: SecondAnnotationId,
        /** Revision of the second annotation. */
        base: z.int().positive(),
        /** Revision of the formula. */
        formulaBase: z.int().positive(),
        symbols: Resolution.shape.symbols,
        latex: Resolution.shape.latex,
      }),
    )
    .output(Committed),
};

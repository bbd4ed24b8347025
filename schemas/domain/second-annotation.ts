import { z } from 'zod';
import { CategoryId, FormulaId, PageId, PersonId, SecondAnnotationId, SecondSampleId, Timestamp } from './id.ts';

/** Share of the formulas that are annotated a second time. */
export const SampleShare = z.number().min(0.05).max(0.15);

/** A seeded draw of formulas for second annotation: the same population, share and seed draw the same formulas. */
export const SecondSample = z.object({
  kind: z.literal('second-sample'),
  id: SecondSampleId,
  share: SampleShare,
  seed: z.int().nonnegative(),
  /** Drawn among formulas that have all these categories. */
  categories: z.array(CategoryId),
  annotators: z.array(PersonId).min(1),
  /** Formulas that could be drawn. */
  population: z.int().nonnegative(),
  drawnBy: PersonId,
  drawnAt: Timestamp,
});
export type SecondSample = Readonly<z.infer<typeof SecondSample>>;

export const secondStates = ['open', 'submitted', 'resolved'] as const;

/** Which of two annotations stands in the truth after they were compared. */
export const Resolution = z.object({
  symbols: z.enum(['first', 'second', 'edited']),
  latex: z.enum(['first', 'second', 'edited']),
  by: PersonId,
  at: Timestamp,
});
export type Resolution = Readonly<z.infer<typeof Resolution>>;

/**
 * Root record of a second annotation. Its document holds a formula record (with the id of the formula that it is
 * about), symbols and relations of its own; nothing of it is truth until somebody takes it over.
 */
export const SecondAnnotation = z
  .object({
    kind: z.literal('second-annotation'),
    id: SecondAnnotationId,
    sample: SecondSampleId,
    formula: FormulaId,
    page: PageId,
    annotator: PersonId,
    /** Whose work it is compared with, and the revision of the formula at which that was. */
    firstAnnotator: PersonId,
    firstRevision: z.int().positive(),
    state: z.enum(secondStates),
    submittedAt: Timestamp.nullable(),
    resolution: Resolution.nullable(),
  })
  .refine(
    (second) => (second.state === 'resolved') === (second.resolution !== null),
    'a resolved second annotation, and no other, has a resolution',
  );
export type SecondAnnotation = Readonly<z.infer<typeof SecondAnnotation>>;

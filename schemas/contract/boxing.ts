import { z } from 'zod';
import { Reason } from '../domain/reason.ts';
import { procedure } from './base.ts';
import { JobRef } from './jobs.ts';
import { FormulaFilter } from './library.ts';

export const BoxingReport = z.object({
  /** Formulas that the filter matches. */
  matching: z.int(),
  /** Of these, left alone because they have symbols, a layout or work on them already, or have no LaTeX, or are unusable. */
  leftAlone: z.object({ boxed: z.int(), withoutLatex: z.int(), unusable: z.int() }),
  /** Formulas that got boxes. */
  boxed: z.int(),
  symbols: z.int(),
  /** Of those boxed, formulas in which symbols of the LaTeX were not found in the ink: they got no layout. */
  incomplete: z.int(),
  /** Of the formulas boxed, 0 to 1; null where none was. */
  meanConfidence: z.number().nullable(),
  /** Formulas that could not be boxed: the page's name, and why. */
  skipped: z.array(z.object({ source: z.string(), reason: Reason })),
  newClasses: z.array(z.string()),
});
export type BoxingReport = z.infer<typeof BoxingReport>;

export const boxingContract = {
  /**
   * Boxes the symbols of every formula that has LaTeX and no boxes, from its picture and its LaTeX, as drafts of the
   * machine. A job that reports a `BoxingReport`.
   */
  start: procedure('lead')
    .input(z.object({ filter: FormulaFilter.prefault({}) }))
    .output(JobRef),
};

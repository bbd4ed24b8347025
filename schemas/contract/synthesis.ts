import { z } from 'zod';
import { CategoryId, QuotaId } from '../domain/id.ts';
import { Reason } from '../domain/reason.ts';
import { procedure } from './base.ts';
import { JobRef } from './jobs.ts';

export const SynthesisReport = z.object({
  /** Formulas that were asked for. */
  asked: z.int(),
  /** Pages that were made, one formula each. */
  pages: z.int(),
  symbols: z.int(),
  /** Formulas that could not be drawn: the LaTeX, and why. */
  skipped: z.array(z.object({ source: z.string(), reason: Reason })),
  newClasses: z.array(z.string()),
});
export type SynthesisReport = z.infer<typeof SynthesisReport>;

export const SynthesisAsked = z.object({
  /** LaTeX to be drawn; none: formulas drawn by lot. */
  latexes: z.array(z.string().max(5000)).max(100_000).default([]),
  /** Formulas drawn by lot are made for this quota: of its kinds, with its symbol, and as many as it lacks. */
  quota: QuotaId.nullable().default(null),
  /** How many are drawn by lot; null: what the quota lacks. */
  count: z.int().min(1).max(100_000).nullable().default(null),
  /** Kinds that the formulas get besides those of the quota. */
  categories: z.array(CategoryId).default([]),
  /** The same seed gives the same pages. */
  seed: z.int().nonnegative().default(1),
});
export type SynthesisAsked = z.infer<typeof SynthesisAsked>;

export const synthesisContract = {
  /**
   * Draws formulas as pages with exact boxes, relations and LaTeX, in several typefaces and sizes, mildly distorted.
   * What is drawn is right by construction: its layers are accepted, source machine. A job that reports a
   * `SynthesisReport`.
   */
  start: procedure('lead').input(SynthesisAsked).output(JobRef),
};

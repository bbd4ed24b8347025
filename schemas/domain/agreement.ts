import { z } from 'zod';

const Share = z.number().min(0).max(1).nullable();
const Correlation = z.number().min(-1).max(1).nullable();

/** How far two annotations agree. A figure is null where there is nothing that it could be about. */
export const AgreementFigures = z.object({
  /** Formulas that were annotated twice. */
  formulas: z.int().nonnegative(),
  /** Boxes of each, and those that are the same symbol: matched one to one at an IoU of at least 0.5. */
  symbols: z.object({ first: z.int(), second: z.int(), matched: z.int() }),
  /** 2 · matched / (first + second). */
  boxF1: Share,
  /** Intersection over union of matched boxes. */
  meanIou: Share,
  /** Matched symbols that both gave a class, and the share of them with the same one. */
  labelPairs: z.int(),
  labelShare: Share,
  /** Cohen's kappa of their labels. */
  kappa: Correlation,
  /** Edges with the same ends and type: 2 · common / (first + second). */
  relationF1: Share,
  /** Mean of Kendall's tau of the reading orders. */
  orderTau: Correlation,
  /** Formulas for which both wrote LaTeX. */
  latexFormulas: z.int(),
  /** Share of them that is equal after normalisation. */
  latexExact: Share,
  /** Tokens put in, taken out or replaced, over the tokens of the longer LaTeX. */
  tokenDistance: Share,
  /** Labels that were given to the same symbol and differ, the most frequent first. */
  confusions: z.array(z.object({ first: z.string(), second: z.string(), count: z.int().positive() })),
});
export type AgreementFigures = z.infer<typeof AgreementFigures>;

import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { canonicalise } from './canonical/canonical.ts';
import type { LatexError } from './problem.ts';

/** The first thing for which the LaTeX of a formula cannot be read; null where it can, or where there is none. */
export function latexFault(latex: string, policy: LatexPolicy): LatexError | null {
  if (latex.trim() === '') return null;
  const canonical = canonicalise(latex, policy);
  return canonical.ok ? null : (canonical.errors[0] ?? null);
}

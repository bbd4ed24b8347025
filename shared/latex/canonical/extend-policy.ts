import type { z } from 'zod';
import { LatexPolicy } from '#schemas/domain/latex-policy.ts';

/**
 * Adds synonyms (written form → canonical form) to a policy, for instance the aliases of symbol classes. What is added
 * wins: a canonical form that the policy itself would replace stays as it is from now on. Fails, with issues that name
 * the synonym, where the additions lead round in a circle or are no LaTeX symbols.
 */
export function addSynonyms(
  policy: LatexPolicy,
  added: Readonly<Record<string, string>>,
): z.ZodSafeParseResult<LatexPolicy> {
  const canonical = new Set(Object.values(added));
  const kept = Object.entries(policy.synonyms).filter(([written]) => !canonical.has(written));
  return LatexPolicy.safeParse({ ...policy, synonyms: { ...Object.fromEntries(kept), ...added } });
}

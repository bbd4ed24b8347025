import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { canonicalise, canonicaliserVersion } from '#shared/latex/canonical/canonical.ts';
import type { Canonicaliser } from '../store/sqlite/documents/canonicaliser.ts';

/** Makes the canonical LaTeX that is stored beside the raw text, by the policy of the project. */
export function canonicaliserFor(settings: Settings | null): Canonicaliser {
  const policy = settings?.latexPolicy ?? defaultLatexPolicy;
  return {
    version: String(canonicaliserVersion),
    canonicalise: (latex) => {
      const canonical = canonicalise(latex, policy);
      return canonical.ok ? canonical.text : null;
    },
  };
}

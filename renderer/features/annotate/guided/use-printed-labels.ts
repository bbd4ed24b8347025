import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { canonicalise } from '#shared/latex/canonical/canonical.ts';
import { canonicaliseLabel, symbolTokens } from '#shared/latex/symbols/symbols.ts';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { useWorkbench } from '../editor-context.tsx';

const none: readonly string[] = [];

/**
 * Labels of what some LaTeX prints, in reading order, one for each symbol: bars of fractions and roots are among them.
 * Laid out in this window; until MathJax is there, and for what it refuses, by the tokens of the LaTeX alone.
 *
 * @param latex null: nobody asks
 */
export function usePrintedLabels(latex: string | null): readonly string[] {
  const { latexPolicy } = useWorkbench().schema.settings.record;
  const { data } = useQuery({
    queryKey: ['printed-labels', latex],
    queryFn: async () => await layOutLabels(latex ?? ''),
    enabled: latex !== null && latex.trim() !== '',
    staleTime: Infinity,
    retry: false,
  });
  return useMemo(() => {
    if (latex === null || latex.trim() === '') return none;
    if (data) return data.map((label) => canonicaliseLabel(label, latexPolicy));
    const read = canonicalise(latex, latexPolicy);
    if (!read.ok) return none;
    const tokens = symbolTokens(read.tokens.map(({ text }) => text));
    return tokens.map(({ label }) => canonicaliseLabel(label, latexPolicy));
  }, [latex, data, latexPolicy]);
}

/** Null for LaTeX that cannot be laid out. MathJax is some megabytes, which a window needs only now. */
async function layOutLabels(latex: string): Promise<readonly string[] | null> {
  const { mathJaxTypesetter } = await import('./mathjax.ts');
  const layout = await layOutFormula(latex, mathJaxTypesetter());
  return layout.ok ? layout.glyphs.map(({ label }) => label) : null;
}

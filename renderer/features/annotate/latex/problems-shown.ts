import type { LatexProblem } from '#shared/latex/problem.ts';
import type { SourceRange } from '#shared/latex/source-range.ts';

/** Problems from the first place to the last, without those of the command that is still being typed. */
export function problemsShown<Problem extends Pick<LatexProblem, 'range'>>(
  problems: readonly Problem[],
  typed: SourceRange | null,
): readonly Problem[] {
  return problems
    .filter(({ range }) => typed === null || !isPartOf(range, typed))
    .toSorted((a, b) => a.range.start - b.range.start);
}

/** Whether a place of the source lies in another, the ends of it too. */
export function isPartOf({ start, end }: SourceRange, whole: SourceRange): boolean {
  return start >= whole.start && end <= whole.end;
}

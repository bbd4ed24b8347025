import { expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { canonicalise } from '#shared/latex/canonical/canonical.ts';
import { commandAt } from './complete-command.ts';
import { problemsShown } from './problems-shown.ts';

function columnsOf(latex: string, caret: number | null): readonly number[] {
  const read = canonicalise(latex, defaultLatexPolicy);
  const problems = read.ok ? read.warnings : [...read.errors, ...read.warnings];
  return problemsShown(problems, caret === null ? null : commandAt(latex, caret)).map(({ column }) => column);
}

it('problems of LaTeX are told from the first place to the last', () => {
  const columns = columnsOf(String.raw`\frac{1}{2 + \sqr{x} \left( a`, null);
  expect(columns.length).toBeGreaterThan(2);
  expect(columns).toEqual(columns.toSorted((a, b) => a - b));
});

it('nobody is told of a command that is still being typed, and of all others', () => {
  expect(columnsOf(String.raw`\fra`, null)).toEqual([1]);
  expect(columnsOf(String.raw`\fra`, 4)).toEqual([]);
  expect(columnsOf(String.raw`\sqr x + \fra`, 13)).toEqual([1]);
});

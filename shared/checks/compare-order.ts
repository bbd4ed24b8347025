import { reason } from '#schemas/domain/reason.ts';
import type { TreeSymbol } from '#shared/latex/from-tree/layout-tree.ts';
import type { Finding } from './finding.ts';
import { hasClass, type InkMark } from './ink-sequence.ts';

/**
 * Where a reading order that somebody gave leaves the one in which the LaTeX is read, told once: behind the first such
 * place both go on differing. Nothing where the two are not the same symbols, which is told of each of them.
 */
export function compareOrder<Id extends string>(
  given: readonly InkMark<Id>[],
  printed: readonly InkMark<string>[],
  symbols: readonly TreeSymbol<Id>[],
): readonly Finding<Id>[] {
  const labels = (marks: readonly InkMark<string>[]) => marks.map(({ label }) => label).toSorted();
  if (!given.every(hasClass) || labels(given).join(' ') !== labels(printed).join(' ')) return [];
  const place = given.findIndex(({ label }, index) => label !== printed[index]?.label);
  const [own, wanted] = [given[place], printed[place]];
  if (!own || !wanted) return [];
  const parameters = { label: own.label, expected: wanted.label, place: place + 1 };
  const message = `In the reading order ${own.label} is number ${place + 1}, where the LaTeX has ${wanted.label}; correct the order or the LaTeX.`;
  return [
    {
      kind: 'wrong-order',
      reason: reason('check-wrong-order', message, parameters),
      score: 0.8,
      symbols: [own.symbol],
      place: symbols.find(({ id }) => id === own.symbol)?.box ?? null,
    },
  ];
}

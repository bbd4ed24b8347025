import { reason } from '#schemas/domain/reason.ts';
import type { TreeSymbol } from '#shared/latex/from-tree/layout-tree.ts';
import type { Finding } from './finding.ts';
import { hasClass, type InkMark } from './ink-sequence.ts';

/**
 * What differs where only the marks themselves can be compared, and not how they hang together: each label is drawn as
 * often as the LaTeX prints it.
 */
export function compareAmounts<Id extends string>(
  symbols: readonly TreeSymbol<Id>[],
  drawn: readonly InkMark<Id>[],
  printed: readonly InkMark<string>[],
): readonly Finding<Id>[] {
  const boxes = new Map(symbols.map(({ id, box }) => [id, box ?? null]));
  const ownOf = Map.groupBy(drawn.filter(hasClass), ({ label }) => label);
  const wantedOf = Map.groupBy(printed, ({ label }) => label);
  const findings: Finding<Id>[] = [];
  for (const label of new Set([...ownOf.keys(), ...wantedOf.keys()])) {
    const own = ownOf.get(label) ?? [];
    const wanted = wantedOf.get(label)?.length ?? 0;
    for (const mark of own.slice(wanted)) {
      const message = `${label} is boxed, but the LaTeX does not print it; remove the box, or write it in the LaTeX.`;
      findings.push({
        kind: 'extra',
        reason: reason('check-extra', message, { label }),
        score: 0.85,
        symbols: [mark.symbol],
        place: boxes.get(mark.symbol) ?? null,
      });
    }
    if (wanted > own.length) {
      const message = `The LaTeX prints ${label}, but no box is labelled so; box it, or take it out of the LaTeX.`;
      findings.push({
        kind: 'missing',
        reason: reason('check-missing', message, { label }),
        score: 0.85,
        symbols: [],
        place: null,
      });
    }
  }
  return findings;
}

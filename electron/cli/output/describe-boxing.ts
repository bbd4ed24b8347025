import type { BoxingReport } from '#schemas/contract/boxing.ts';
import { listSources } from './list-sources.ts';
import { formatTable } from './table.ts';

/** A boxing as text: how many formulas got boxes, how sure they are, and why others got none. */
export function describeBoxing(report: BoxingReport): string {
  const { leftAlone, skipped, meanConfidence } = report;
  const rows: (readonly [string, number])[] = [
    ['formulas', report.matching],
    ['  with work on boxes already', leftAlone.boxed],
    ['  without LaTeX', leftAlone.withoutLatex],
    ['  unusable', leftAlone.unusable],
    ['  skipped', skipped.length],
    ['  boxed', report.boxed],
    ['    with symbols not found', report.incomplete],
    ['symbols', report.symbols],
  ];
  return [
    formatTable(rows),
    ...(meanConfidence === null ? [] : [`Mean confidence: ${Math.round(100 * meanConfidence)}%`]),
    ...(report.newClasses.length === 0 ? [] : [`New symbol classes: ${report.newClasses.join(' ')}`]),
    ...listSources('Skipped', skipped),
  ].join('\n');
}

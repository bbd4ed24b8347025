import type { BoxingReport } from '#schemas/contract/boxing.ts';
import { formatTable } from './table.ts';

/** Most formulas with a reason that are printed; `--json` has all of them. */
const mostListed = 20;

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
  const listed = skipped.slice(0, mostListed).map(({ source, reason }) => `  ${source}: ${reason.message}`);
  const more = skipped.length - listed.length;
  return [
    formatTable(rows),
    ...(meanConfidence === null ? [] : [`Mean confidence: ${Math.round(100 * meanConfidence)} %`]),
    ...(report.newClasses.length === 0 ? [] : [`New symbol classes: ${report.newClasses.join(' ')}`]),
    ...(listed.length === 0 ? [] : [`Skipped (${skipped.length}):`, ...listed]),
    ...(more > 0 ? [`  … and ${more} more (--json lists them)`] : []),
  ].join('\n');
}

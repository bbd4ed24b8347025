import type { SynthesisReport } from '#schemas/contract/synthesis.ts';
import { listSources } from './list-sources.ts';
import { formatTable } from './table.ts';

/** What was drawn, as text. */
export function describeSynthesis(report: SynthesisReport): string {
  const known = report.asked - report.pages - report.skipped.length;
  return [
    formatTable([
      ['formulas', report.asked],
      ['  drawn as pages', report.pages],
      ['  in the project already', known],
      ['  skipped', report.skipped.length],
      ['symbols', report.symbols],
    ]),
    ...(report.newClasses.length === 0 ? [] : [`New symbol classes: ${report.newClasses.join(' ')}`]),
    ...listSources('Skipped', report.skipped),
  ].join('\n');
}

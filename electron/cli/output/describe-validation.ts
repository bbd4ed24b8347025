import type { ListedFinding, ValidationReport } from '#schemas/contract/validation.ts';
import { findingKinds } from '#schemas/domain/finding.ts';
import { counted } from '#shared/words/counted.ts';
import { listSources } from './list-sources.ts';
import { formatTable } from './table.ts';

/** Findings of one kind that are shown on a terminal; `--json` has all. */
const shownOfKind = 10;

/** A validation as text: how many findings of each kind, the first of each with its place, and the baselines. */
export function describeValidation(report: ValidationReport, items: readonly ListedFinding[]): string {
  const lines = [lookedAt(report)];
  if (report.findings === 0 && report.formulas > 0) lines.push('Nothing was found.');
  const counts = findingKinds.flatMap((kind): (readonly [string, number])[] => {
    const count = report.byKind[kind] ?? 0;
    return count === 0 ? [] : [[kind, count]];
  });
  if (counts.length > 0) lines.push('', formatTable(counts));
  for (const kind of findingKinds) {
    const own = items.filter(({ finding }) => finding.kind === kind);
    if (own.length === 0) continue;
    lines.push('', `${kind}:`);
    for (const { finding, shown } of own.slice(0, shownOfKind)) {
      lines.push(`  ${shown === null ? '' : `${shown.pageName}: `}${finding.reason.message}`);
    }
    if (own.length > shownOfKind) lines.push(`  … and ${own.length - shownOfKind} more; --json lists all.`);
  }
  if (report.baselines.length > 0) {
    lines.push('', 'Always answering the commonest is right this often:');
    for (const { of, answer, share, count, total } of report.baselines) {
      lines.push(`  ${of}: ${answer}, ${(100 * share).toFixed(1)}% (${count} of ${total})`);
    }
  }
  return [...lines, ...listSources('Pictures that could not be looked at', report.unseen)].join('\n');
}

function lookedAt({ checked, formulas }: ValidationReport): string {
  if (formulas === 0) return 'There is no formula to look at yet: import pictures first.';
  const all = `Looked at ${checked} of ${counted(formulas, 'formula')}`;
  return checked < formulas ? `${all}; the others have not changed since the last time.` : `${all}.`;
}

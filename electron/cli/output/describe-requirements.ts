import type { RequirementsVersion, SheetChange } from '#schemas/contract/requirements.ts';
import { formatTable } from './table.ts';

/** The versions of the sheet as a table, newest first. */
export function describeVersions(versions: readonly RequirementsVersion[]): string {
  const rows = versions.map(({ number, at, actor, kind, touched }) => [
    number,
    at,
    actor,
    `${kind === 'undo' ? 'taken back: ' : ''}${Object.entries(touched)
      .map(([type, count]) => `${count} ${type}`)
      .join(', ')}`,
  ]);
  return formatTable([['version', 'made', 'by', 'touched'], ...rows]);
}

/** What differs between two versions: one statement a line, as a difference is written. */
export function describeChanges(changes: readonly SheetChange[]): string {
  if (changes.length === 0) return 'The two versions say the same.';
  return changes
    .map(({ section, item, before, after }) =>
      [
        `${section}: ${item}`,
        ...(before === null ? [] : [`- ${before}`]),
        ...(after === null ? [] : [`+ ${after}`]),
      ].join('\n'),
    )
    .join('\n');
}

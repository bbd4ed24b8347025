import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { MergeConflict } from '#shared/annotation/merge-documents.ts';

const longest = 80;

/** A conflict of a merge in words. Nothing was overwritten: what the project holds was kept. */
export function describeConflict(source: string, { kind, field, record, ours, theirs }: MergeConflict): Reason {
  const what = field === null ? `the ${kind} ${record}` : `the ${field} of the ${kind} ${record}`;
  const message = `${source}: ${what} was changed here and in the archive in different ways (here ${shown(ours)}, there ${shown(theirs)}); what is here was kept.`;
  return reason('merge-conflict', message, {
    source,
    kind,
    record,
    field: field ?? '',
    ours: shown(ours),
    theirs: shown(theirs),
  });
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'removed or absent';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

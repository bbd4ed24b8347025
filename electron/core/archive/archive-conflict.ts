import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { MergeConflict } from '#shared/annotation/merge-documents.ts';

const longest = 80;

/** A conflict of a merge in words. Nothing was overwritten: what the project holds was kept. */
export function describeConflict(source: string, { kind, field, record, ours, theirs }: MergeConflict): Reason {
  const what = field === null ? `the ${kind} ${record}` : `the ${field} of the ${kind} ${record}`;
  const [here, there] = [shown(ours), shown(theirs)];
  const message = `${source}: ${what} was changed here and in the archive in different ways (here ${here ?? 'removed or absent'}, there ${there ?? 'removed or absent'}); what is here was kept.`;
  const code =
    here === null ? 'merge-conflict-absent-here' : there === null ? 'merge-conflict-absent-there' : 'merge-conflict';
  const place = { source, record, what: { term: 'record-part', kind, field } as const };
  return reason(code, message, { ...place, ours: here ?? '', theirs: there ?? '' });
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

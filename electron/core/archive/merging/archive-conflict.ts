import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { MergeConflict } from '#shared/annotation/merge-documents.ts';
import type { JoinedKind } from './merge-schema.ts';

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

/** What stayed as it was there when both had changed it, and is taken from there now. The log has what was here. */
export function describeDecided(source: string, { kind, field, record, ours, theirs }: MergeConflict): Reason {
  const what = field === null ? `the ${kind} ${record}` : `the ${field} of the ${kind} ${record}`;
  const [here, there] = [shown(ours) ?? 'absent', shown(theirs) ?? 'absent'];
  const message = `${source}: ${what} had been changed on both sides, and the archive's project kept its own when it took yours; it is taken from there now (before ${here}, now ${there}). The history has what was here.`;
  const place = { source, record, what: { term: 'record-part', kind, field } as const };
  return reason('merge-decided-there', message, { ...place, ours: here, theirs: there });
}

/** A kind of the archive that is one of this project under another id, where that is good to know. */
export function describeJoined(source: string, { kind, here, there, how }: JoinedKind): Reason {
  const what = kind === 'symbol-class' ? 'symbol class' : kind;
  const parameters = { source, what: { term: 'record-part', kind, field: null } as const, here, there };
  switch (how) {
    case 'renamed': {
      const message = `${source}: the ${what} ${there} of the archive is ${here} here: one was renamed from the name of the other. It keeps its name here.`;
      return reason('archive-kind-renamed', message, parameters);
    }
    case 'joined': {
      const message = `${source}: the ${what} ${there} of the archive became ${here}, which is another one there and has its name here. If they are not the same, make a ${what} of its own here and give it to what came.`;
      return reason('archive-kinds-joined', message, parameters);
    }
    case 'merged': {
      const message = `${source}: the ${what} ${there} was merged into another one there, and ${here} stands for itself here. Merge it here, too, if that is meant.`;
      return reason('archive-kind-merged-there', message, parameters);
    }
  }
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

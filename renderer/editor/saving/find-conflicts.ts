import type { Role } from '#schemas/domain/person.ts';
import { documentIn, type Work } from '../work/work.ts';
import type { Act } from './act.ts';
import { conflictKey, type MergeConflict } from './merge-conflict.ts';
import { mergeForSending } from './merge-for-sending.ts';
import { replayAct } from './replay-act.ts';

/** A conflict, and the act that meets it first. */
export interface FoundConflict {
  readonly act: Act;
  /** What was made here is the newest that was, by whichever act. */
  readonly conflict: MergeConflict;
}

/** Conflicts of all acts that wait, each against the stored work with those before it done to it. */
export function findConflicts(
  stored: Work,
  waiting: readonly Act[],
  findAct: (id: Act['id']) => Act | null,
  role: Role,
): readonly FoundConflict[] {
  const found = new Map<string, FoundConflict>();
  let work = stored;
  for (const act of waiting) {
    for (const conflict of isMerged(act, findAct) ? mergeForSending(act, work).conflicts : []) {
      const key = conflictKey(conflict);
      if (!found.has(key)) found.set(key, { act, conflict });
    }
    work = replayAct(work, act, role).work;
  }
  return [...found.values()].map(({ act, conflict }) => ({ act, conflict: withNewest(conflict, work) }));
}

/** Whether an act is sent as a change of the documents: what is saved already is taken back by its name. */
function isMerged({ task }: Act, findAct: (id: Act['id']) => Act | null): boolean {
  if (task.kind !== 'take-back') return task.kind === 'edit';
  const target = findAct(task.act);
  return target?.state !== 'dropped' && (target?.operation ?? null) === null;
}

function withNewest(conflict: MergeConflict, work: Work): MergeConflict {
  const mine = documentIn(work, conflict.document).records.get(conflict.record) ?? null;
  return mine === null && conflict.theirs === null ? conflict : { ...conflict, mine };
}

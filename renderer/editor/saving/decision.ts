import { isEqual } from '#shared/annotation/equal.ts';
import type { Act } from './act.ts';
import { conflictKey, type MergeConflict, type Side } from './merge-conflict.ts';

/** What a person decided about a conflict, and what they saw on the other side when they did. */
export interface Decision {
  readonly side: Side;
  readonly theirs: MergeConflict['theirs'];
}

/** The side that a person gave a conflict; null where nobody has, or where the other side is no longer what they saw. */
export function decisionOf(act: Pick<Act, 'decisions'>, conflict: MergeConflict): Side | null {
  const decision = act.decisions.get(conflictKey(conflict));
  return decision && isSame(decision.theirs, conflict) ? decision.side : null;
}

function isSame(seen: MergeConflict['theirs'], { theirs, member }: MergeConflict): boolean {
  if (seen === null || theirs === null) return seen === theirs;
  return member === null || isEqual(valueOf(seen, member), valueOf(theirs, member));
}

function valueOf(record: object, member: string): unknown {
  return new Map<string, unknown>(Object.entries(record)).get(member);
}

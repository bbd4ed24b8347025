import { DocumentRecord } from '#schemas/domain/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';

export interface MergedRecord {
  readonly record: DocumentRecord;
  /** Members that `before → after` and `before → current` both changed, to different values. */
  readonly overlapping: readonly string[];
}

/**
 * Repeats the change `before → after` on a record that somebody else may have changed. Members are taken as wholes;
 * categories are merged as the set that they are. Overlapping members stay as `current` has them, but for those that
 * `keepsMine` names. Layer states, and what a page holds, follow on the other side and are never taken, unless
 * `takesLayers`.
 */
export function mergeRecord(
  before: DocumentRecord,
  after: DocumentRecord,
  current: DocumentRecord,
  keepsMine: (member: string) => boolean,
  takesLayers: boolean,
): MergedRecord {
  if (current === before && (takesLayers || !touchesLayers(before, after))) return { record: after, overlapping: [] };
  const from = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(current));
  const result = new Map(now);
  const overlapping: string[] = [];
  for (const [member, mine] of Object.entries(after)) {
    if (isEqual(from.get(member), mine) || isEqual(now.get(member), mine)) continue;
    if (isLayerMember(member)) {
      if (takesLayers) result.set(member, mine);
      continue;
    }
    if (member === 'categories' && !isEqual(from.get(member), now.get(member))) {
      result.set(member, mergeSets(from.get(member), mine, now.get(member)));
      continue;
    }
    // Symbols that only come or go change no order: the order is mended to name those that are there.
    if (member === 'order' && isSameSequence(from.get(member), mine)) continue;
    const isOverlapping = !isEqual(from.get(member), now.get(member));
    if (isOverlapping) overlapping.push(member);
    if (!isOverlapping || keepsMine(member)) result.set(member, mine);
  }
  return { record: DocumentRecord.parse(Object.fromEntries(result)), overlapping };
}

/** `layers` of a formula, `regions` of a page, and what the page holds, which follows from its regions. */
function isLayerMember(member: string): boolean {
  return member === 'layers' || member === 'regions' || member === 'holds';
}

function touchesLayers(before: DocumentRecord, after: DocumentRecord): boolean {
  if (before.kind === 'formula' && after.kind === 'formula') return before.layers !== after.layers;
  if (before.kind !== 'page' || after.kind !== 'page') return false;
  return before.regions !== after.regions || before.holds !== after.holds;
}

/** Whether the items that both lists name stand in the same order. */
function isSameSequence(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  return isEqual(
    a.filter((item) => b.includes(item)),
    b.filter((item) => a.includes(item)),
  );
}

/** Sets of ids, in the order of the ids as documents keep them. */
function mergeSets(before: unknown, mine: unknown, theirs: unknown): readonly unknown[] {
  const [from, own, other] = [before, mine, theirs].map((list) => (Array.isArray(list) ? list : []));
  const taken = new Set((from ?? []).filter((item) => !own?.includes(item)));
  return [
    ...new Set([
      ...(other ?? []).filter((item) => !taken.has(item)),
      ...(own ?? []).filter((item) => !from?.includes(item)),
    ]),
  ].toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
}

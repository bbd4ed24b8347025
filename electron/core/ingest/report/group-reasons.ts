import type { NamedReason, ReasonGroup } from '#schemas/contract/import-look.ts';

/** Puts reasons of one code together, in the order in which the codes come, and names the first `most` of each. */
export function groupReasons(reasons: Iterable<NamedReason>, most: number): ReasonGroup[] {
  const groups = new Map<string, { code: string; count: number; first: NamedReason[] }>();
  for (const named of reasons) {
    const { code } = named.reason;
    const group = groups.get(code) ?? { code, count: 0, first: [] };
    group.count += 1;
    if (group.first.length < most) group.first.push(named);
    groups.set(code, group);
  }
  return [...groups.values()];
}

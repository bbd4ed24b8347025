import type { SymbolGroup } from './read-symbol-groups.ts';

export interface LinkedGroups {
  /** Index of the group that each MathML id stands for. */
  readonly groupOf: ReadonlyMap<string, number>;
  /** Groups whose link was missing or wrong and could be told by their label alone. */
  readonly mended: readonly number[];
  /** Groups that no MathML element stands for. */
  readonly unlinked: readonly number[];
}

/**
 * Links symbol groups to MathML elements by `href`. A group whose link is missing, unknown or taken is linked by its
 * label only where there is no choice: one such group and one free element of that label.
 *
 * @param symbols text of each MathML element that prints a symbol, by id
 */
export function linkGroups(groups: readonly SymbolGroup[], symbols: ReadonlyMap<string, string>): LinkedGroups {
  const groupOf = new Map<string, number>();
  const left: number[] = [];
  for (const [index, group] of groups.entries()) {
    if (group.href !== null && symbols.has(group.href) && !groupOf.has(group.href)) groupOf.set(group.href, index);
    else left.push(index);
  }
  const open = Map.groupBy(left, (index) => bare(groups[index]?.label ?? ''));
  const free = Map.groupBy(
    [...symbols.keys()].filter((id) => !groupOf.has(id)),
    (id) => bare(symbols.get(id) ?? ''),
  );
  const mended: number[] = [];
  const unlinked: number[] = [];
  for (const [label, indices] of open) {
    const [index] = indices;
    const [id, another] = free.get(label) ?? [];
    if (indices.length === 1 && index !== undefined && id !== undefined && another === undefined) {
      groupOf.set(id, index);
      mended.push(index);
    } else {
      unlinked.push(...indices);
    }
  }
  return { groupOf, mended, unlinked };
}

/** MfrDB writes `sum` and `infty` in its MathML where the groups say `\sum` and `\infty`. */
function bare(label: string): string {
  return label.length > 1 && label.startsWith('\\') ? label.slice(1) : label;
}

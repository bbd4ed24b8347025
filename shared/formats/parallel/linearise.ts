import type { SymbolId } from '#schemas/domain/id.ts';
import type { FrozenLayout } from '#schemas/formats/frozen-release.ts';

/** Word that closes a branch. */
export const branchEnd = 'End';

/**
 * A tree in words: symbols in reading order, the relation to its parent before each, and `End` where a branch is over
 * and the next symbol hangs on an earlier one: `x Sup 2 End Right + Right y`.
 *
 * @param order All symbols, a parent before its children.
 */
export function lineariseTree(
  order: readonly SymbolId[],
  labels: ReadonlyMap<SymbolId, string>,
  { relations }: Pick<FrozenLayout, 'relations'>,
): readonly string[] {
  const edges = new Map(relations.map((relation) => [relation.child, relation]));
  const words: string[] = [];
  // The way from the root to the symbol that was written last.
  const way: SymbolId[] = [];
  for (const id of order) {
    const edge = edges.get(id);
    if (edge) {
      while (way.length > 0 && way.at(-1) !== edge.parent) {
        const left = way.pop();
        if (left !== undefined && edges.get(left)?.type !== 'Right') words.push(branchEnd);
      }
      words.push(edge.type);
    }
    words.push(labels.get(id) ?? '');
    way.push(id);
  }
  return words;
}

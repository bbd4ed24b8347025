/** Directed layout edge between two objects by name. */
export interface LayoutEdge {
  readonly parent: string;
  readonly child: string;
  readonly type: string;
}

export interface ReducedRelations {
  readonly kept: readonly LayoutEdge[];
  /** Edges that only repeat what a nearer parent says. */
  readonly inherited: readonly LayoutEdge[];
}

/** Objects of one formula up to which edges are reduced; label graphs of handwriting stay below 200. */
const mostObjects = 2000;

/**
 * Removes inherited edges: some tools write `Inside` from a root sign to every symbol under it, or `Right` to every
 * symbol that follows. An edge p→c of type T is inherited where c has another parent that is itself reached from p by
 * a path that starts with T. Edges into an object with one parent are never touched.
 */
export function reduceRelations(edges: readonly LayoutEdge[]): ReducedRelations {
  const unique = withoutRepeats(edges);
  const parents = groupBy(unique, (edge) => edge.child);
  const children = groupBy(unique, (edge) => edge.parent);
  if (parents.size > mostObjects) return { kept: unique, inherited: [] };
  const kept: LayoutEdge[] = [];
  const inherited: LayoutEdge[] = [];
  for (const edge of unique) {
    const others = (parents.get(edge.child) ?? [])
      .map((other) => other.parent)
      .filter((parent) => parent !== edge.parent);
    if (others.length > 0 && reachesAny(edge, new Set(others), children)) inherited.push(edge);
    else kept.push(edge);
  }
  return { kept, inherited };
}

/** True where one of the other parents is reached from the edge's parent by a path that starts with the edge's type. */
function reachesAny(
  edge: LayoutEdge,
  targets: ReadonlySet<string>,
  children: ReadonlyMap<string, readonly LayoutEdge[]>,
): boolean {
  // The child itself is no way to its other parents: that would be a cycle, which is not for this rule to mend.
  const seen = new Set([edge.parent, edge.child]);
  const open = (children.get(edge.parent) ?? []).filter((next) => next.type === edge.type).map((next) => next.child);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    if (targets.has(node)) return true;
    seen.add(node);
    for (const next of children.get(node) ?? []) open.push(next.child);
  }
  return false;
}

function withoutRepeats(edges: readonly LayoutEdge[]): LayoutEdge[] {
  const byEnds = new Map<string, LayoutEdge>();
  for (const edge of edges) byEnds.set(JSON.stringify([edge.parent, edge.child, edge.type]), edge);
  return [...byEnds.values()];
}

function groupBy(
  edges: readonly LayoutEdge[],
  keyOf: (edge: LayoutEdge) => string,
): ReadonlyMap<string, readonly LayoutEdge[]> {
  const groups = new Map<string, LayoutEdge[]>();
  for (const edge of edges) {
    const key = keyOf(edge);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  return groups;
}

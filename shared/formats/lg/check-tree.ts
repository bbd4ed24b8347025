import type { LayoutEdge } from './reduce-relations.ts';

export type TreeCheck =
  /** One root, one parent for every other object, no cycle. */
  | { readonly kind: 'tree' }
  /** No contradiction, but not everything is joined: each root starts a tree of its own. */
  | { readonly kind: 'forest'; readonly roots: readonly string[] }
  /** A contradiction: an object with two parents, or a cycle. */
  | { readonly kind: 'no-tree'; readonly problem: 'two-parents' | 'cycle'; readonly objects: readonly string[] };

/** Whether the edges make a tree of all the objects. Edges name only objects of the list. */
export function checkTree(objects: readonly string[], edges: readonly LayoutEdge[]): TreeCheck {
  const parentOf = new Map<string, string>();
  const twice = new Set<string>();
  for (const { parent, child } of edges) {
    if (parentOf.has(child)) twice.add(child);
    parentOf.set(child, parent);
  }
  if (twice.size > 0) return { kind: 'no-tree', problem: 'two-parents', objects: [...twice] };
  const cyclic = findCyclic(objects, parentOf);
  if (cyclic.length > 0) return { kind: 'no-tree', problem: 'cycle', objects: cyclic };
  const roots = objects.filter((object) => !parentOf.has(object));
  return roots.length <= 1 ? { kind: 'tree' } : { kind: 'forest', roots };
}

/** Objects from which the way to the parents never ends. Each object is walked over once. */
function findCyclic(objects: readonly string[], parentOf: ReadonlyMap<string, string>): string[] {
  const endless = new Map<string, boolean>();
  for (const start of objects) {
    const walked = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !endless.has(at) && !walked.has(at)) {
      walked.add(at);
      at = parentOf.get(at);
    }
    const verdict = at !== undefined && (endless.get(at) ?? true);
    for (const object of walked) endless.set(object, verdict);
  }
  return objects.filter((object) => endless.get(object));
}

import { isBuiltInRelationName } from './relation-names.ts';

/** A primitive (a stroke) with its label, before primitives are merged into symbols. */
export interface LabelledPrimitive {
  readonly id: string;
  readonly label: string;
}

/** An edge of the primitive form. */
export interface PrimitiveEdge {
  readonly parent: string;
  readonly child: string;
  readonly label: string;
}

export interface MergedPrimitives {
  /** Primitive ids of each symbol, in the order in which the file names them. */
  readonly groups: readonly (readonly string[])[];
  /** Edges that are layout and not merging. */
  readonly layout: readonly PrimitiveEdge[];
}

/**
 * Symbols of the primitive form: primitives joined by merge edges. A merge edge is labelled `*`, or since 2014 with
 * the symbol's own label; where that label is also the name of a relation (a symbol `R`), it merges only when it is
 * written both ways.
 */
export function mergePrimitives(
  primitives: readonly LabelledPrimitive[],
  edges: readonly PrimitiveEdge[],
): MergedPrimitives {
  const labels = new Map(primitives.map(({ id, label }) => [id, label]));
  const written = new Set(edges.map((edge) => keyOf(edge.parent, edge.child, edge.label)));
  const leader = new Map(primitives.map(({ id }) => [id, id]));
  const layout: PrimitiveEdge[] = [];
  for (const edge of edges) {
    if (merges(edge, labels, written)) leader.set(find(edge.child, leader), find(edge.parent, leader));
    else layout.push(edge);
  }
  const groups = new Map<string, string[]>();
  for (const { id } of primitives) {
    const group = groups.get(find(id, leader));
    if (group === undefined) groups.set(find(id, leader), [id]);
    else group.push(id);
  }
  return { groups: [...groups.values()], layout };
}

function merges(
  { parent, child, label }: PrimitiveEdge,
  labels: ReadonlyMap<string, string>,
  written: ReadonlySet<string>,
): boolean {
  if (!labels.has(parent) || !labels.has(child)) return false;
  if (label === '*') return true;
  if (label !== labels.get(parent) || label !== labels.get(child)) return false;
  return !isBuiltInRelationName(label) || written.has(keyOf(child, parent, label));
}

function find(id: string, leader: Map<string, string>): string {
  let at = id;
  for (let next = leader.get(at) ?? at; next !== at; next = leader.get(at) ?? at) at = next;
  leader.set(id, at);
  return at;
}

function keyOf(parent: string, child: string, label: string): string {
  return JSON.stringify([parent, child, label]);
}

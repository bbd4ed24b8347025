import type { Box } from '#schemas/domain/geometry.ts';
import type { GraphLine } from './graph-lines.ts';
import { mergePrimitives } from './merge-primitives.ts';
import type { LayoutEdge } from './reduce-relations.ts';

/** A symbol of a label graph. */
export interface GraphObject {
  readonly id: string;
  readonly label: string;
  /** Ids of its strokes; empty where the file names none. */
  readonly primitives: readonly string[];
  /** Box in image pixels from a `BB` line, `null` where there is none. */
  readonly box: Box | null;
}

export interface GraphObjects {
  readonly objects: readonly GraphObject[];
  /** Edges between ids of objects, with the names of the file; ends that are no object are kept for the report. */
  readonly edges: readonly LayoutEdge[];
}

export interface GraphContradiction {
  readonly problem: string;
  /** From 1. */
  readonly line: number;
}

/** Labels that say "no label" in label graphs. */
export const unlabelled: ReadonlySet<string> = new Set(['_', 'ABSENT']);

/**
 * Objects of a label graph: those written as such, those that merged primitives make, and those that only have a box,
 * whose label is their id up to the last underscore.
 */
export function collectObjects(lines: readonly GraphLine[]): GraphObjects | GraphContradiction {
  const boxes = collectBoxes(lines);
  if ('problem' in boxes) return boxes;
  const written = collectWritten(lines);
  if ('problem' in written) return written;
  const objectOf = new Map<string, string>();
  for (const object of written.values()) {
    for (const primitive of object.primitives) objectOf.set(primitive, object.id);
  }
  const merged = collectMerged(lines, objectOf);
  if ('problem' in merged) return merged;
  const boxedOnly = [...boxes.keys()].filter((id) => !written.has(id)).map(objectOfBox);
  const objects = [...written.values(), ...merged.objects, ...boxedOnly];
  const edges = lines
    .filter((line) => line.kind === 'object-edge')
    .map((line) => ({ ...endsOf(line), type: line.label }));
  return {
    objects: objects.map((object) => ({ ...object, box: boxes.get(object.id) ?? null })),
    edges: [...merged.edges, ...edges],
  };
}

function collectBoxes(lines: readonly GraphLine[]): ReadonlyMap<string, Box> | GraphContradiction {
  const boxes = new Map<string, Box>();
  for (const line of lines) {
    if (line.kind !== 'box') continue;
    const [left, top, right, bottom] = line.corners;
    if (right <= left || bottom <= top) return { problem: `the box of ${line.id} has no size`, line: line.line };
    boxes.set(line.id, { x: left, y: top, width: right - left, height: bottom - top });
  }
  return boxes;
}

function collectWritten(lines: readonly GraphLine[]): ReadonlyMap<string, GraphObject> | GraphContradiction {
  const written = new Map<string, GraphObject>();
  for (const line of lines) {
    if (line.kind !== 'object') continue;
    if (written.has(line.id)) return { problem: `a second object has the id ${line.id}`, line: line.line };
    written.set(line.id, { id: line.id, label: line.label, primitives: line.primitives, box: null });
  }
  return written;
}

/** Primitives that no written object holds, merged; `objectOf` knows the object of each of the others. */
function collectMerged(lines: readonly GraphLine[], objectOf: Map<string, string>): GraphObjects | GraphContradiction {
  const heaviest = new Map<string, Extract<GraphLine, { kind: 'primitive' }>>();
  for (const line of lines) {
    if (line.kind !== 'primitive' || objectOf.has(line.id) || unlabelled.has(line.label)) continue;
    const known = heaviest.get(line.id);
    if (known === undefined || line.weight > known.weight) heaviest.set(line.id, line);
  }
  const primitiveEdges = lines.filter((line) => line.kind === 'primitive-edge');
  const { groups, layout } = mergePrimitives([...heaviest.values()], primitiveEdges);
  const objects: GraphObject[] = [];
  for (const group of groups) {
    const labels = [...new Set(group.map((primitive) => heaviest.get(primitive)?.label ?? ''))];
    const [first = '', second = ''] = group;
    const [label = ''] = labels;
    if (labels.length > 1) {
      const problem = `the strokes ${group.join(', ')} are one symbol but have the labels ${labels.join(', ')}`;
      return { problem, line: heaviest.get(second)?.line ?? 1 };
    }
    objects.push({ id: nameOfMerged(first), label, primitives: group, box: null });
    for (const primitive of group) objectOf.set(primitive, nameOfMerged(first));
  }
  const edges = layout.map(({ parent, child, label }) => ({
    parent: objectOf.get(parent) ?? nameOfMerged(parent),
    child: objectOf.get(child) ?? nameOfMerged(child),
    type: label,
  }));
  // Within one symbol there is no layout.
  return { objects, edges: edges.filter((edge) => edge.parent !== edge.child) };
}

function nameOfMerged(primitive: string): string {
  return `stroke ${primitive}`;
}

function objectOfBox(id: string): GraphObject {
  return { id, label: id.replace(/_[^_]*$/, '').replace(/^COMMA$/, ','), primitives: [], box: null };
}

function endsOf({ parent, child }: { readonly parent: string; readonly child: string }) {
  return { parent, child };
}

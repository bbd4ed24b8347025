import { type Reason, reason } from '#schemas/domain/reason.ts';
import { firstRelations, relationsInEnglish } from '#shared/words/terms.ts';
import type { SourceText } from '../source-text.ts';
import { readGraphLines, type UnreadableLine } from './graph-lines.ts';
import { collectObjects, type GraphObject, type GraphObjects, unlabelled } from './graph-objects.ts';
import type { LayoutEdge } from './reduce-relations.ts';
import { isBuiltInRelationName, relationTypeOf } from './relation-names.ts';

export interface LabelGraph {
  readonly objects: readonly GraphObject[];
  /** Edges between the objects, in the names of this program; not yet reduced or checked. */
  readonly edges: readonly LayoutEdge[];
  readonly repairs: readonly Reason[];
  /** Lines that were left out. */
  readonly unreadable: readonly UnreadableLine[];
}

export type ParsedLabelGraph =
  | { readonly kind: 'graph'; readonly graph: LabelGraph }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly unreadable?: readonly UnreadableLine[] };

/** Levels above the symbols that some graphs write as objects, too. */
const levels: ReadonlySet<string> = new Set(['Cell', 'Row', 'Col', 'Matrix']);

/**
 * Reads a label graph in the object form, the primitive form, or both mixed. Lines that cannot be
 * read are left out. Refused: a file without any that can, one symbol whose strokes are labelled differently, two objects of one id, a graph without any symbol.
 */
export function parseLabelGraph(source: SourceText): ParsedLabelGraph {
  const read = readGraphLines(source);
  if (read.kind === 'refused') return read;
  const collected = collectObjects(read.lines);
  const { unreadable } = read;
  if ('problem' in collected) return refuse(source, collected.problem, collected.line, unreadable);
  const objects = collected.objects.filter((object) => !isLevel(object.label) && !unlabelled.has(object.label));
  if (objects.length === 0) return refuse(source, 'the file holds no symbol', 1, unreadable);
  const repairs: Reason[] = [];
  if (collected.objects.some((object) => isLevel(object.label))) repairs.push(reportLevels(source));
  const edges = chooseEdges(collected, new Set(objects.map((object) => object.id)), source, repairs);
  return { kind: 'graph', graph: { objects, edges, repairs, unreadable } };
}

function isLevel(label: string): boolean {
  return (label.startsWith('*') && label.length > 1) || levels.has(label);
}

function chooseEdges(all: GraphObjects, ids: ReadonlySet<string>, source: SourceText, repairs: Reason[]): LayoutEdge[] {
  const edges: LayoutEdge[] = [];
  const lost = new Map<string, LayoutEdge>();
  const foreign = new Set<string>();
  for (const { parent, child, type: name } of all.edges) {
    if (unlabelled.has(name)) continue;
    const type = relationTypeOf(name);
    if (type === null || !ids.has(parent) || !ids.has(child) || parent === child) {
      const shown = { parent, child, type: type ?? name };
      lost.set(JSON.stringify(shown), shown);
      continue;
    }
    if (!isBuiltInRelationName(name)) foreign.add(name);
    edges.push({ parent, child, type });
  }
  if (lost.size > 0) repairs.push(reportLost([...lost.values()], source));
  if (foreign.size > 0) repairs.push(reportForeign([...foreign], source));
  return edges;
}

function reportLevels(source: SourceText): Reason {
  const message = `${source.path}: cells, rows, columns or matrices are objects of their own here; only the symbols were taken.`;
  return reason('lg-levels-left-out', message, { file: source.path });
}

function reportLost(lost: readonly LayoutEdge[], source: SourceText): Reason {
  const relations = firstRelations(lost, 5);
  const message = `${source.path}: relations that do not join two symbols by a known type were left out (${lost.length}): ${relationsInEnglish(relations)}.`;
  return reason('lg-relations-left-out', message, { file: source.path, count: lost.length, relations });
}

function reportForeign(names: readonly string[], source: SourceText): Reason {
  const types = names.join(', ');
  const message = `${source.path}: relation types that are not built in were kept as they are: ${types}.`;
  return reason('lg-relation-types-foreign', message, { file: source.path, types });
}

function refuse(
  source: SourceText,
  problem: string,
  line: number,
  unreadable: readonly UnreadableLine[],
): ParsedLabelGraph {
  const message = `${source.path}, line ${line}: ${problem}. Mend the label graph and import it again.`;
  const why = reason('lg-contradicts-itself', message, { file: source.path, line, problem });
  return { kind: 'refused', reason: why, unreadable };
}

import type { BoxSuggestion } from '#schemas/contract/boxing.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { RelationId, type SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { changeRecords } from '../edits/change-records.ts';
import { contentOf } from '../work/formula-content.ts';

export interface TakenBoxes {
  readonly patches: readonly AnnotationPatch[];
  /** Symbols that the machine placed, with how sure it was. */
  readonly confidences: ReadonlyMap<SymbolId, number>;
  readonly kept: number;
  readonly removed: number;
  /** Labels that no class of the project has: their boxes are there without one. */
  readonly unknownLabels: readonly string[];
}

/** A box that covers so much of the one that was there is the same box, placed anew. */
const leastOverlap = 0.5;

/**
 * Makes the boxes and relations of a suggestion those of the formula: what is kept stays as it is, a box on the ink of
 * an old one takes its place, and what the LaTeX does not print goes. One edit, so that one undo takes it back.
 */
export function takeBoxes(
  document: AnnotationDocument,
  suggestion: Extract<BoxSuggestion, { kind: 'boxed' }>,
  classOf: (label: string) => SymbolClassId | null,
  newId: () => string,
): TakenBoxes {
  const formula = formulaOf(document);
  const { symbols: old } = contentOf(document);
  const kept = new Set(suggestion.symbols.flatMap(({ kept: id }) => id ?? []));
  const free = new Map([...old].filter(([id]) => !kept.has(id)));
  const ids = new Map<string, SymbolId>();
  const confidences = new Map<SymbolId, number>();
  const added: FormulaSymbol[] = [];
  const changed: FormulaSymbol[] = [];
  const unknownLabels = new Set<string>();
  for (const { key, kept: id, label, box, confidence } of suggestion.symbols) {
    if (id !== null) {
      ids.set(key, SymbolId.parse(id));
      continue;
    }
    const symbolClass = label === null ? null : classOf(label);
    if (label !== null && symbolClass === null) unknownLabels.add(label);
    const place = [...free.values()].find((symbol) => overlapOf(symbol.box, box) >= leastOverlap);
    const own = place?.id ?? SymbolId.parse(newId());
    free.delete(own);
    ids.set(key, own);
    confidences.set(own, confidence);
    if (place) changed.push({ ...place, symbolClass, box });
    else added.push({ kind: 'symbol', id: own, symbolClass, box });
  }
  // Without LaTeX nothing is known of the layout: it stays as it is.
  const isGuided =
    suggestion.relations.length > 0 || suggestion.symbols.some(({ label, kept: id }) => label !== null && id === null);
  const gone = isGuided ? [...free.keys()] : [];
  const relations = isGuided ? relationsOf(document, suggestion, ids, newId) : { added: [], changed: [], removed: [] };
  const order = formula && formula.order !== null ? [{ ...formula, order: null }] : [];
  const patches = changeRecords(document, {
    added: [...added, ...relations.added],
    changed: [...changed, ...relations.changed, ...(added.length + gone.length > 0 ? order : [])],
    removed: [...relations.removed, ...gone],
  });
  return { patches, confidences, kept: kept.size, removed: gone.length, unknownLabels: [...unknownLabels] };
}

function relationsOf(
  document: AnnotationDocument,
  suggestion: Extract<BoxSuggestion, { kind: 'boxed' }>,
  ids: ReadonlyMap<string, SymbolId>,
  newId: () => string,
) {
  const { relations, relationTo } = contentOf(document);
  const added: Relation[] = [];
  const changed: Relation[] = [];
  const used = new Set<string>();
  for (const { parent, child, type } of suggestion.relations) {
    const [from, to] = [ids.get(parent), ids.get(child)];
    if (!from || !to) continue;
    const old = relationTo.get(to);
    if (old) {
      used.add(old.id);
      changed.push({ ...old, parent: from, type });
    } else added.push({ kind: 'relation', id: RelationId.parse(newId()), parent: from, child: to, type });
  }
  return { added, changed, removed: relations.flatMap(({ id }) => (used.has(id) ? [] : [id])) };
}

/** Intersection over union. */
function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const both = width > 0 && height > 0 ? width * height : 0;
  return both / (a.width * a.height + b.width * b.height - both || 1);
}

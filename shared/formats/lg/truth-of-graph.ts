import { type Reason, reason } from '#schemas/domain/reason.ts';
import { SymbolLabel } from '#schemas/domain/symbol-class.ts';
import type { ImportedExtent, ImportedSymbol } from '#schemas/formats/import-record.ts';
import type { SourceText } from '../source-text.ts';
import type { GraphObject } from './graph-objects.ts';
import { parseLabelGraph } from './parse-label-graph.ts';
import { settleLayout } from './settle-layout.ts';
import type { SymbolTruth } from './symbol-truth.ts';

export type GraphTruth =
  | { readonly kind: 'truth'; readonly truth: SymbolTruth }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] };

/** Extent of an object in a picture, or the reason why it has none. */
export type Locate = (object: GraphObject) => ImportedExtent | Reason;

/**
 * Symbols and layout of a label graph in the picture beside it. Where lines of it cannot be read, so that a symbol may
 * have lost its box, symbols without a place are left out by name and the layers are unfinished; else they refuse it.
 *
 * @param locate finds each object by its strokes or its box
 */
export function truthOfGraph(source: SourceText, locate: Locate): GraphTruth {
  const parsed = parseLabelGraph(source);
  if (parsed.kind === 'refused') {
    return { kind: 'refused', reasons: [parsed.reason, ...(parsed.unreadable ?? []).map((line) => line.reason)] };
  }
  const { objects, edges, repairs, unreadable: lines } = parsed.graph;
  const unreadable = lines.map((line) => line.reason);
  const symbols: ImportedSymbol[] = [];
  const isWhole = lines.every(({ isEdge }) => isEdge);
  for (const object of objects) {
    if (!SymbolLabel.safeParse(object.label).success) return refused(labelUnusable(source, object), unreadable);
    const extent = locate(object);
    if (!('code' in extent)) symbols.push({ key: object.id, label: object.label, extent });
    else if (isWhole) return refused(extent, unreadable);
    else unreadable.push(extent);
  }
  const labelOf = new Map(symbols.map(({ key, label }) => [key, label]));
  const joined = edges.filter(({ parent, child }) => labelOf.has(parent) && labelOf.has(child));
  const layout = settleLayout(source.path, [...labelOf.keys()], joined, (key) => `${labelOf.get(key)} (${key})`);
  const truth: SymbolTruth = {
    symbols,
    symbolsComplete: isWhole,
    relations: layout.relations,
    layoutComplete: layout.complete && lines.length === 0,
    repairs: [...repairs, ...layout.repairs],
    unreadable,
  };
  return { kind: 'truth', truth };
}

function refused(why: Reason, unreadable: readonly Reason[]): GraphTruth {
  return { kind: 'refused', reasons: [why, ...unreadable] };
}

function labelUnusable(source: SourceText, object: GraphObject): Reason {
  const message = `${source.path}: the label of ${object.id} is too long or holds control characters. Write a LaTeX command or a character.`;
  return reason('label-unusable', message, { file: source.path, symbol: object.id });
}

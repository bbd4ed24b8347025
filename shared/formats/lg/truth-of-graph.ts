import { type Reason, reason } from '#schemas/domain/reason.ts';
import { SymbolLabel } from '#schemas/domain/symbol-class.ts';
import type { ImportedExtent } from '#schemas/formats/import-record.ts';
import type { SourceText } from '../source-text.ts';
import type { GraphObject } from './graph-objects.ts';
import { parseLabelGraph } from './parse-label-graph.ts';
import { settleLayout } from './settle-layout.ts';
import type { SymbolTruth } from './symbol-truth.ts';

export type GraphTruth =
  | { readonly kind: 'truth'; readonly truth: SymbolTruth }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Extent of an object in a picture, or the reason why it has none. */
export type Locate = (object: GraphObject) => ImportedExtent | Reason;

/**
 * Symbols and layout of a label graph in the picture beside it.
 *
 * @param locate finds each object by its strokes or its box
 */
export function truthOfGraph(source: SourceText, locate: Locate): GraphTruth {
  const parsed = parseLabelGraph(source);
  if (parsed.kind === 'refused') return parsed;
  const { objects, edges, repairs } = parsed.graph;
  const symbols = [];
  for (const object of objects) {
    if (!SymbolLabel.safeParse(object.label).success) return refuseLabel(source, object);
    const extent = locate(object);
    if ('code' in extent) return { kind: 'refused', reason: extent };
    symbols.push({ key: object.id, label: object.label, extent });
  }
  const labelOf = new Map(objects.map((object) => [object.id, object.label]));
  const layout = settleLayout(source.path, [...labelOf.keys()], edges, (key) => `${labelOf.get(key)} (${key})`);
  const truth: SymbolTruth = {
    symbols,
    symbolsComplete: true,
    relations: layout.relations,
    layoutComplete: layout.complete,
    repairs: [...repairs, ...layout.repairs],
  };
  return { kind: 'truth', truth };
}

function refuseLabel(source: SourceText, object: GraphObject): GraphTruth {
  const message = `${source.path}: the label of ${object.id} is too long or holds control characters. Write a LaTeX command or a character.`;
  return { kind: 'refused', reason: reason('label-unusable', message, { file: source.path, symbol: object.id }) };
}

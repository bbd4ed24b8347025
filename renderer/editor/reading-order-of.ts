import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { type LabelOf, proposalFor } from './relations/proposed-relations.ts';
import { contentOf } from './work/formula-content.ts';

export interface OrderOfSymbols {
  readonly order: readonly SymbolId[];
  /** Where it comes from: the relations, an order given by hand, or the places of the boxes for want of either. */
  readonly source: 'relations' | 'given' | 'geometry';
}

const known = new WeakMap<
  AnnotationDocument['records'],
  { readonly labelOf: LabelOf; readonly found: OrderOfSymbols }
>();

/** Order in which the symbols of a formula are listed; found once for each state of it. */
export function orderOfSymbols(document: AnnotationDocument, labelOf: LabelOf): OrderOfSymbols {
  const kept = known.get(document.records);
  if (kept?.labelOf === labelOf) return kept.found;
  const found = findOrder(document, labelOf);
  known.set(document.records, { labelOf, found });
  return found;
}

function findOrder(document: AnnotationDocument, labelOf: LabelOf): OrderOfSymbols {
  const { symbols, relations } = contentOf(document);
  if (relations.length > 0) {
    const read = readingOrder(
      [...symbols.values()].map(({ id, symbolClass }) => ({ id, label: labelOf(symbolClass) })),
      relations,
    );
    if (read.complete) return { order: read.order, source: 'relations' };
  }
  const given = formulaOf(document)?.order ?? null;
  if (given !== null) return { order: given, source: 'given' };
  const proposed = readingOrder(
    [...symbols.values()].map(({ id, symbolClass }) => ({ id, label: labelOf(symbolClass) })),
    proposalFor(document, labelOf),
  );
  if (proposed.complete) return { order: proposed.order, source: 'geometry' };
  const leftToRight = [...symbols.values()].sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y);
  return { order: leftToRight.map(({ id }) => id), source: 'geometry' };
}

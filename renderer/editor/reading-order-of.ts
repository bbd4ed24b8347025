import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { leftToRight } from './left-to-right.ts';
import type { Notation } from './relations/notation.ts';
import { proposalFor } from './relations/proposed-relations.ts';
import { contentOf } from './work/formula-content.ts';

export interface OrderOfSymbols {
  readonly order: readonly SymbolId[];
  /** Where it comes from: the relations, an order given by hand, or the places of the boxes for want of either. */
  readonly source: 'relations' | 'given' | 'geometry';
}

const known = new WeakMap<
  AnnotationDocument['records'],
  { readonly notation: Notation; readonly found: OrderOfSymbols }
>();

/** Order in which the symbols of a formula are listed; found once for each state of it. */
export function orderOfSymbols(document: AnnotationDocument, notation: Notation): OrderOfSymbols {
  const kept = known.get(document.records);
  if (kept?.notation === notation) return kept.found;
  const found = findOrder(document, notation);
  known.set(document.records, { notation, found });
  return found;
}

function findOrder(document: AnnotationDocument, notation: Notation): OrderOfSymbols {
  const content = contentOf(document);
  const { symbols, relations } = content;
  // A complete tree has one relation fewer than symbols: nothing else is read, which would be felt with thousands.
  const isTree = (count: number) => count > 0 && count === symbols.size - 1;
  if (isTree(relations.length)) {
    const read = readingOrder(
      [...symbols.values()].map(({ id, symbolClass }) => ({ id, label: notation.labelOf(symbolClass) })),
      relations,
    );
    if (read.complete) return { order: read.order, source: 'relations' };
  }
  const given = formulaOf(document)?.order ?? null;
  if (given !== null) return { order: given, source: 'given' };
  const proposal = proposalFor(document, notation);
  if (isTree(proposal.length)) {
    const proposed = readingOrder(
      [...symbols.values()].map(({ id, symbolClass }) => ({ id, label: notation.labelOf(symbolClass) })),
      proposal,
    );
    if (proposed.complete) return { order: proposed.order, source: 'geometry' };
  }
  return { order: leftToRight(content), source: 'geometry' };
}

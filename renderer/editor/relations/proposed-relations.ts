import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { contentOf, type FormulaContent } from '../work/formula-content.ts';
import { type ProposedRelation, proposeRelations } from './propose-relations.ts';

export type LabelOf = (symbolClass: SymbolClassId | null) => string | null;

/** Formulas with more symbols are pages of something else: nothing is proposed for them. */
const mostSymbols = 250;

const none: readonly ProposedRelation<SymbolId>[] = [];

const known = new WeakMap<
  FormulaContent,
  { readonly labelOf: LabelOf; readonly relations: readonly ProposedRelation<SymbolId>[] }
>();

/** The layout tree that the classes and places of a formula's symbols suggest; none for less than two symbols. */
export function proposalFor(document: AnnotationDocument, labelOf: LabelOf): readonly ProposedRelation<SymbolId>[] {
  const content = contentOf(document);
  const found = known.get(content);
  if (found?.labelOf === labelOf) return found.relations;
  const { symbols } = content;
  const relations =
    symbols.size > mostSymbols
      ? []
      : proposeRelations(
          [...symbols.values()].map(({ id, symbolClass, box }) => ({ id, label: labelOf(symbolClass), box })),
        );
  known.set(content, { labelOf, relations });
  return relations;
}

/**
 * What is proposed while a formula has no relations at all: shown as such, and taken over when relations are edited or
 * the formula is submitted. Nothing while a symbol is without class.
 */
export function openProposal(document: AnnotationDocument, labelOf: LabelOf): readonly ProposedRelation<SymbolId>[] {
  const { symbols, relations } = contentOf(document);
  if (relations.length > 0 || symbols.size < 2 || symbols.size > mostSymbols) return none;
  for (const { symbolClass } of symbols.values()) if (labelOf(symbolClass) === null) return none;
  const proposal = proposalFor(document, labelOf);
  const given = formulaOf(document)?.order ?? null;
  return given === null || isReadAs(given, document, proposal, labelOf) ? proposal : [];
}

/** An order of somebody's own that the proposal contradicts says that the places of the boxes mislead. */
function isReadAs(
  order: readonly SymbolId[],
  document: AnnotationDocument,
  proposal: readonly ProposedRelation<SymbolId>[],
  labelOf: LabelOf,
): boolean {
  const symbols = [...contentOf(document).symbols.values()];
  const read = readingOrder(
    symbols.map(({ id, symbolClass }) => ({ id, label: labelOf(symbolClass) })),
    proposal,
  );
  return read.complete && read.order.every((id, place) => id === order[place]);
}

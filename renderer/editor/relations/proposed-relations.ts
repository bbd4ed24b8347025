import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import { contentOf, type FormulaContent } from '../work/formula-content.ts';
import { type ProposedRelation, proposeRelations } from './propose-relations.ts';

export type LabelOf = (symbolClass: SymbolClassId | null) => string | null;

/** Formulas with more symbols are pages of something else: nothing is proposed for them. */
const mostSymbols = 250;

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
  if (relations.length > 0 || symbols.size < 2) return [];
  for (const { symbolClass } of symbols.values()) if (labelOf(symbolClass) === null) return [];
  return proposalFor(document, labelOf);
}

import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { canonicaliseLabel } from '#shared/latex/symbols/symbols.ts';
import { latexToTree } from '#shared/latex/to-tree/latex-to-tree.ts';
import { contentOf, type FormulaContent } from '../work/formula-content.ts';
import type { Notation } from './notation.ts';
import { proposeFromLatex } from './propose-from-latex.ts';
import { type ProposedRelation, proposeRelations } from './propose-relations.ts';

/** Formulas with more symbols are pages of something else: nothing is proposed for them. */
export const mostSymbols = 250;

const none: readonly ProposedRelation<SymbolId>[] = [];

const known = new WeakMap<
  FormulaContent,
  {
    readonly notation: Notation;
    readonly latex: string;
    readonly relations: readonly ProposedRelation<SymbolId>[];
  }
>();

/**
 * The layout tree that a formula's LaTeX says, where it prints just the symbols that are boxed; otherwise the one that
 * their classes and places suggest. None for less than two symbols.
 */
export function proposalFor(document: AnnotationDocument, notation: Notation): readonly ProposedRelation<SymbolId>[] {
  const content = contentOf(document);
  const latex = formulaOf(document)?.latex ?? '';
  const found = known.get(content);
  if (found?.notation === notation && found.latex === latex) return found.relations;
  const relations = content.symbols.size > mostSymbols ? none : propose(content, latex, notation);
  known.set(content, { notation, latex, relations });
  return relations;
}

function propose(
  { symbols }: FormulaContent,
  latex: string,
  { labelOf, policy }: Notation,
): readonly ProposedRelation<SymbolId>[] {
  const boxes = [...symbols.values()].map(({ id, symbolClass, box }) => ({ id, label: labelOf(symbolClass), box }));
  const geometry = proposeRelations(boxes);
  const written = latex.trim() === '' ? null : latexToTree(latex, policy);
  if (!written) return geometry;
  const canonical = boxes.map((each) => ({
    ...each,
    label: each.label === null ? null : canonicaliseLabel(each.label, policy),
  }));
  return proposeFromLatex(written, canonical, geometry) ?? geometry;
}

/**
 * What is proposed while a formula has no relations at all: shown as such, and taken over when relations are edited or
 * the formula is submitted. Nothing while a symbol is without class.
 */
export function openProposal(document: AnnotationDocument, notation: Notation): readonly ProposedRelation<SymbolId>[] {
  const { symbols, relations } = contentOf(document);
  if (relations.length > 0 || symbols.size < 2 || symbols.size > mostSymbols) return none;
  for (const { symbolClass } of symbols.values()) if (notation.labelOf(symbolClass) === null) return none;
  const proposal = proposalFor(document, notation);
  const given = formulaOf(document)?.order ?? null;
  return given === null || isReadAs(given, document, proposal, notation) ? proposal : [];
}

/** An order of somebody's own that the proposal contradicts says that the places of the boxes mislead. */
function isReadAs(
  order: readonly SymbolId[],
  document: AnnotationDocument,
  proposal: readonly ProposedRelation<SymbolId>[],
  { labelOf }: Notation,
): boolean {
  const symbols = [...contentOf(document).symbols.values()];
  const read = readingOrder(
    symbols.map(({ id, symbolClass }) => ({ id, label: labelOf(symbolClass) })),
    proposal,
  );
  return read.complete && read.order.every((id, place) => id === order[place]);
}

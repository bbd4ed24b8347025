import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { documentOfSecond, formulaOf, relationsOf, rootOf, symbolsOf } from './document.ts';

/**
 * Rules that every stored document obeys, whoever wrote it. Returns the first broken rule, or null. These are rules of
 * the language, not of good annotation: half-done work passes.
 */
export function checkDocument(document: AnnotationDocument): Reason | null {
  if (document.records.size === 0) return null;
  const root = rootOf(document);
  if (!root || root.kind !== document.ref.type) {
    return reason('document-without-root', `The document ${document.ref.type} ${document.ref.id} has no root record.`, {
      id: document.ref.id,
    });
  }
  if (document.ref.type === 'thread' || document.ref.type === 'second-annotation') return checkSideDocument(document);
  if (document.ref.type !== 'formula') {
    return document.records.size === 1
      ? null
      : reason(
          'document-with-foreign-records',
          `The document ${document.ref.type} ${document.ref.id} may hold one record only.`,
          {
            id: document.ref.id,
          },
        );
  }
  return checkFormulaDocument(document);
}

function checkFormulaDocument(document: AnnotationDocument): Reason | null {
  const formula = formulaOf(document);
  return formula && checkFormula(document, formula);
}

function checkFormula(document: AnnotationDocument, formula: Formula): Reason | null {
  if (formula.region.width <= 0 || formula.region.height <= 0) {
    return reason('region-empty', `The region of formula ${formula.id} is empty.`, { id: formula.id });
  }
  if (formula.categories.some((category, index) => index > 0 && category <= (formula.categories[index - 1] ?? ''))) {
    return reason(
      'categories-unordered',
      `The categories of formula ${formula.id} must be distinct and in the order of their ids.`,
      {
        id: formula.id,
      },
    );
  }
  const symbols = new Map(symbolsOf(document).map((symbol) => [symbol.id, symbol]));
  for (const symbol of symbols.values()) {
    if (symbol.box.width <= 0 || symbol.box.height <= 0) {
      return reason('box-empty', `The box of symbol ${symbol.id} is empty.`, { id: symbol.id });
    }
  }
  const edges = new Set<string>();
  for (const relation of relationsOf(document)) {
    if (!symbols.has(relation.parent) || !symbols.has(relation.child)) {
      return reason('relation-dangling', `Relation ${relation.id} names a symbol that is not in its formula.`, {
        id: relation.id,
      });
    }
    if (relation.parent === relation.child) {
      return reason('relation-loop', `Relation ${relation.id} leads from a symbol to itself.`, { id: relation.id });
    }
    const edge = `${relation.parent}>${relation.child}`;
    if (edges.has(edge)) {
      return reason('relation-twice', `Two relations lead from symbol ${relation.parent} to ${relation.child}.`, {
        id: relation.id,
      });
    }
    edges.add(edge);
  }
  if (formula.order !== null) {
    const ordered = new Set(formula.order);
    if (
      ordered.size !== formula.order.length ||
      ordered.size !== symbols.size ||
      formula.order.some((id) => !symbols.has(id))
    ) {
      return reason(
        'order-incomplete',
        `The reading order of formula ${formula.id} must name each of its symbols once.`,
        { id: formula.id },
      );
    }
  }
  for (const record of document.records.values()) {
    if (record.kind !== 'formula' && record.kind !== 'symbol' && record.kind !== 'relation') {
      return reason(
        'document-with-foreign-records',
        `Formula ${formula.id} may not hold a record of kind ${record.kind}.`,
        { id: formula.id },
      );
    }
  }
  return null;
}

/** A thread holds what was said, at least once; a second annotation holds the one formula that it is about. */
function checkSideDocument(document: AnnotationDocument): Reason | null {
  const root = rootOf(document);
  if (root?.kind === 'second-annotation') {
    const own = documentOfSecond(document);
    if (own) return checkFormulaDocument(own);
  }
  const others = [...document.records.values()].filter((record) => record !== root);
  if (root?.kind === 'thread' && others.length > 0 && others.every(({ kind }) => kind === 'comment')) return null;
  return reason(
    'document-with-foreign-records',
    `The document ${document.ref.type} ${document.ref.id} does not hold the records that belong to it.`,
    { id: document.ref.id },
  );
}

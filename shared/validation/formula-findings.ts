import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { Finding, FindingKind } from '#schemas/domain/finding.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Page } from '#schemas/domain/page.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { checkFormula } from '#shared/checks/check-formula.ts';
import { faultOfLatex } from '#shared/checks/latex-fault.ts';
import { latexFault } from '#shared/latex/latex-fault.ts';
import type { FormulaTypesetter } from '#shared/layout/typeset-node.ts';
import type { SchemaNames } from '#shared/words/terms.ts';
import { findBoxFaults } from './box-findings.ts';
import { namedReason } from './named-reasons.ts';
import { findTreeFault } from './tree-fault.ts';
import { findRuleFaults, type TruthRules } from './truth-rule-faults.ts';

/** What a formula is held against, beside itself. */
export interface ValidationRules extends TruthRules {
  /** Facets that every formula must have a category of. */
  readonly facets: readonly Facet[];
  readonly categories: ReadonlyMap<string, Category>;
  readonly labels: ReadonlyMap<SymbolClassId, string>;
  /** What the project's kinds are called in English. */
  readonly names: SchemaNames;
  readonly typesetter: FormulaTypesetter;
}

/** Everything that is, or may be, wrong with one formula by what is written of it. The picture is not looked at. */
export async function findFormulaFaults(
  document: AnnotationDocument,
  page: Page,
  rules: ValidationRules,
): Promise<readonly Finding[]> {
  const formula = formulaOf(document);
  if (!formula || formula.unusable !== null) return [];
  const findings: Finding[] = [];
  const add = (kind: FindingKind, why: Reason, symbols: readonly SymbolId[] = []) =>
    findings.push({
      kind,
      reason: why,
      place: { type: 'formula', page: page.id, formula: formula.id, symbols: [...symbols] },
    });
  const symbols = symbolsOf(document);
  const relations = relationsOf(document);
  const labelOf = ({ symbolClass }: { readonly symbolClass: SymbolClassId | null }) =>
    symbolClass === null ? null : (rules.labels.get(symbolClass) ?? null);
  for (const fault of findBoxFaults(symbols, { region: formula.region, page }, (symbol) => labelOf(symbol) ?? '?')) {
    add(fault.kind, fault.reason, fault.symbols);
  }
  const labelled = symbols.map((symbol) => ({ id: symbol.id, label: labelOf(symbol), box: symbol.box }));
  const order = readingOrder(labelled, relations);
  if (!order.complete && relations.length > 0) {
    const fault = findTreeFault(labelled, relations);
    add('relations-no-tree', fault.reason, fault.symbols);
  }
  if (order.complete && formula.order !== null && !isEqual(formula.order, order.order)) {
    add(
      'order-differs',
      reason('order-differs', 'The reading order is another than the one that follows from the relations.'),
    );
  }
  const unparsable = faultOf(formula.latex, rules.policy);
  if (unparsable) add('latex-unparsable', unparsable);
  else if (symbols.every(({ symbolClass }) => symbolClass !== null)) {
    const check = await checkFormula(
      { symbols: labelled, relations, latex: formula.latex, order: formula.order },
      rules.typesetter,
      rules.policy,
      rules.fractionBar,
    );
    const first = check.findings.find(({ reason: { code } }) => code !== 'check-doubled');
    if (first) add('latex-symbols-differ', first.reason, first.symbols);
  }
  for (const fault of findRuleFaults(labelled, relations, formula.latex, rules)) {
    add('truth-rule', fault.reason, fault.symbols);
  }
  const missing = rules.facets.filter(
    (facet) => !formula.categories.some((id) => rules.categories.get(id)?.facet === facet.id),
  );
  if (missing.length > 0) {
    const facets = { term: 'facets', facets: missing.map(({ id }) => id) } as const;
    add('category-missing', namedReason('category-missing', { facets }, rules.names));
  }
  return findings;
}

function faultOf(latex: string, policy: LatexPolicy): Reason | null {
  const fault = latexFault(latex, policy);
  return fault === null ? null : faultOfLatex(fault);
}

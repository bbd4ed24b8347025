import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { relationsOf, symbolsOf } from '../annotation/document.ts';
import { readingOrder } from '../annotation/reading-order.ts';
import { formulaRecordOf } from '../comparing/compare-formulas.ts';
import { canonicalise } from '../latex/canonical/canonical.ts';
import { lexLatex } from '../latex/reading/lexer.ts';
import type { LabelPair } from './cohen-kappa.ts';
import { kendallTau } from './kendall-tau.ts';
import { type BoxMatch, matchBoxes } from './match-boxes.ts';
import { tokenDistance } from './token-distance.ts';

/** How a class is called; classes that are one by alias are called the same. `null`: no class. */
export type LabelOfClass = (symbolClass: SymbolClassId | null) => string | null;

/** What two annotations of one formula have in common, in counts that can be added up. */
export interface PairAgreement {
  readonly formulas: number;
  readonly boxes: {
    readonly first: number;
    readonly second: number;
    readonly matched: number;
    readonly iouSum: number;
  };
  /** Labels of matched symbols that both gave a class. */
  readonly labels: readonly LabelPair[];
  readonly relations: { readonly first: number; readonly second: number; readonly common: number };
  /** Formulas that both put in a complete order, and the sum of their tau. */
  readonly order: { readonly formulas: number; readonly tauSum: number };
  /** Formulas for which both wrote LaTeX; `tokens` is the longer of the two. */
  readonly latex: {
    readonly formulas: number;
    readonly exact: number;
    readonly distance: number;
    readonly tokens: number;
  };
}

/** Compares two annotations of one formula. Nothing but labels and LaTeX after normalisation by `policy` is read. */
export function compareAnnotations(
  first: AnnotationDocument,
  second: AnnotationDocument,
  labelOf: LabelOfClass,
  policy: LatexPolicy,
): PairAgreement {
  const ours = symbolsOf(first);
  const theirs = symbolsOf(second);
  const matches = matchBoxes(ours, theirs);
  return {
    formulas: 1,
    boxes: {
      first: ours.length,
      second: theirs.length,
      matched: matches.length,
      iouSum: matches.reduce((sum, { iou }) => sum + iou, 0),
    },
    labels: countLabels(matches, labelOf),
    relations: compareEdges(first, second, matches),
    order: compareOrder(first, second, matches, labelOf),
    latex: compareLatex(formulaRecordOf(first)?.latex ?? '', formulaRecordOf(second)?.latex ?? '', policy),
  };
}

function countLabels(matches: readonly BoxMatch<FormulaSymbol>[], labelOf: LabelOfClass): readonly LabelPair[] {
  const counts = new Map<string, LabelPair>();
  for (const match of matches) {
    const first = labelOf(match.first.symbolClass);
    const second = labelOf(match.second.symbolClass);
    if (first === null || second === null) continue;
    const key = JSON.stringify([first, second]);
    counts.set(key, { first, second, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function compareEdges(
  first: AnnotationDocument,
  second: AnnotationDocument,
  matches: readonly BoxMatch<FormulaSymbol>[],
): PairAgreement['relations'] {
  const ours = relationsOf(first);
  const theirs = relationsOf(second);
  const twins = new Map(matches.map((match) => [match.first.id, match.second.id]));
  const edges = new Set(theirs.map(({ parent, child, type }) => `${parent}>${child}>${type}`));
  const common = ours.filter(({ parent, child, type }) =>
    edges.has(`${twins.get(parent)}>${twins.get(child)}>${type}`),
  ).length;
  return { first: ours.length, second: theirs.length, common };
}

function compareOrder(
  first: AnnotationDocument,
  second: AnnotationDocument,
  matches: readonly BoxMatch<FormulaSymbol>[],
  labelOf: LabelOfClass,
): PairAgreement['order'] {
  const ours = orderOf(first, labelOf);
  const theirs = orderOf(second, labelOf);
  if (!ours || !theirs) return { formulas: 0, tauSum: 0 };
  const names = new Map<SymbolId, string>(matches.map((match) => [match.second.id, match.first.id]));
  const tau = kendallTau(
    ours,
    theirs.flatMap((id) => names.get(id) ?? []),
  );
  return tau === null ? { formulas: 0, tauSum: 0 } : { formulas: 1, tauSum: tau };
}

/** The order that follows from the relations, else the one that was given; null: none. */
function orderOf(document: AnnotationDocument, labelOf: LabelOfClass): readonly SymbolId[] | null {
  const symbols = symbolsOf(document).map(({ id, symbolClass }) => ({ id, label: labelOf(symbolClass) }));
  const read = readingOrder(symbols, relationsOf(document));
  return read.complete ? read.order : (formulaRecordOf(document)?.order ?? null);
}

function compareLatex(first: string, second: string, policy: LatexPolicy): PairAgreement['latex'] {
  if (first.trim() === '' || second.trim() === '') return { formulas: 0, exact: 0, distance: 0, tokens: 0 };
  const ours = tokensOf(first, policy);
  const theirs = tokensOf(second, policy);
  const distance = tokenDistance(ours, theirs);
  return { formulas: 1, exact: distance === 0 ? 1 : 0, distance, tokens: Math.max(ours.length, theirs.length) };
}

/** Tokens of the canonical form; of the LaTeX itself where it does not parse. */
function tokensOf(latex: string, policy: LatexPolicy): readonly string[] {
  const canonical = canonicalise(latex, policy);
  if (canonical.ok) return canonical.tokens.map(({ text }) => text);
  return lexLatex(latex).flatMap(({ kind, text }) => (kind === 'whitespace' || kind === 'comment' ? [] : [text]));
}

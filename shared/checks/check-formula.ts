import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FractionBarRule } from '#schemas/domain/requirements.ts';
import type { ReadRelation } from '#shared/annotation/reading-order.ts';
import { canonicalise } from '#shared/latex/canonical/canonical.ts';
import type { TreeSymbol } from '#shared/latex/from-tree/layout-tree.ts';
import { sameInkForm } from '#shared/latex/from-tree/same-ink.ts';
import { treeToLatex } from '#shared/latex/from-tree/tree-to-latex.ts';
import { canonicaliseLabel } from '#shared/latex/symbols/symbols.ts';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import type { FormulaTypesetter } from '#shared/layout/typeset-node.ts';
import { longestAlignment } from './align-marks.ts';
import { compareAmounts } from './compare-amounts.ts';
import { compareOrder } from './compare-order.ts';
import { compareTrees } from './compare-trees.ts';
import { doubledBoxes } from './doubled-boxes.ts';
import type { Finding } from './finding.ts';
import { fractionBarsOf, ownBarLabel } from './fraction-bars.ts';
import { inkInOrder, inkSequence } from './ink-sequence.ts';
import { faultOfLatex } from './latex-fault.ts';
import { misplacedSymbols } from './misplaced-symbols.ts';

/** The truth of one formula as people made it. */
export interface CheckedFormula<Id extends string = string> {
  /** Labels of the classes; boxes in page pixels. */
  readonly symbols: readonly TreeSymbol<Id>[];
  readonly relations: readonly ReadRelation<Id>[];
  /** As written; empty where nobody wrote it. */
  readonly latex: string;
  /** Reading order that somebody gave, where the relations are no complete tree. */
  readonly order?: readonly Id[] | null;
  /** What is proposed while there are no relations: held against the places of the boxes, as submitting accepts it. */
  readonly proposed?: readonly ReadRelation<Id>[];
}

export interface FormulaCheck<Id extends string = string> {
  /** 0 to 1: how likely something is wrong with the formula. 0 without findings. Sort by it, largest first. */
  readonly score: number;
  /** The likeliest first. */
  readonly findings: readonly Finding<Id>[];
  /** What the layout tree says in LaTeX, to be shown beside the LaTeX and taken instead; null without a complete tree. */
  readonly treeLatex: string | null;
}

/**
 * Holds the truth of a formula against itself: its LaTeX is laid out, and what it prints is compared with the symbols
 * and relations. Choices of words that ink does not show (`\log` or `l o g`, `\ldots` or three periods) are no
 * difference. About 5 ms; nothing is read but the arguments.
 *
 *     const check = await checkFormula({ symbols, relations, latex }, mathJaxTypesetter(), settings.latexPolicy);
 *     check.findings[0]?.reason.message; // one sentence; `reason.code` is translated as other reasons are
 *
 * @param fractionBar What the bar of a fraction is in the symbols layer. Where it is not boxed, the relations are not
 *   compared in formulas with fractions.
 *
 * A formula without LaTeX or without symbols has nothing to be held against: no findings. LaTeX that cannot be laid out
 * is a finding `latex-differs` with the reason why; this never throws at any text.
 */
export async function checkFormula<Id extends string>(
  { symbols, relations, latex, order = null, proposed = [] }: CheckedFormula<Id>,
  typesetter: FormulaTypesetter,
  policy: LatexPolicy,
  fractionBar: FractionBarRule = 'minus',
): Promise<FormulaCheck<Id>> {
  const byBoxes = [...doubledBoxes(symbols), ...misplacedSymbols(symbols, relations)];
  if (latex.trim() === '' || symbols.length === 0) return concluded(byBoxes, null);
  // Where the limits of an operator stand is a matter of the tree.
  const ownPolicy: LatexPolicy = { ...policy, limits: 'drop' };
  const functions = new Set(policy.functions);
  const labelled = symbols.map((symbol) => ({
    ...symbol,
    label: symbol.label === null ? null : comparedLabel(symbol.label, policy, fractionBar),
  }));
  const style = { verticalArithmetic: policy.verticalArithmetic, limits: 'implied' } as const;
  const tree = treeToLatex(labelled, relations, style);
  const treeLatex = tree.ok ? tree.latex : null;
  if (fractionBar === 'not-boxed' && latex.includes('frac')) {
    return await checkWithoutBars({ symbols: labelled, relations, latex }, byBoxes, typesetter, policy);
  }
  const difference = treeLatex === null ? null : findDifference<Id>(latex, treeLatex, ownPolicy);
  if (treeLatex !== null && difference === null) return concluded(byBoxes, treeLatex);
  const layout = await layOutFormula(latex, typesetter);
  if (!layout.ok) return concluded([...byBoxes, unreadable<Id>(layout.reason)], treeLatex);
  const printed = layout.glyphs.map(({ key, label }) => ({ id: key, label: canonicaliseLabel(label, policy) }));
  const drawnMarks = inkSequence(labelled, relations, functions);
  const printedMarks = inkSequence(printed, layout.relations, functions);
  if (Math.max(drawnMarks.length, printedMarks.length) > longestAlignment) {
    return concluded([...byBoxes, ...(difference ? [difference] : [])], treeLatex);
  }
  const hasLayout = relations.length > 0 || symbols.length === 1;
  const trees = compareTrees(labelled, drawnMarks, printedMarks, hasLayout);
  const compared = [
    ...trees,
    ...(tree.ok || order === null ? [] : compareOrder(inkInOrder(labelled, order, functions), printedMarks, symbols)),
    // As long as symbols are missing or extra, a proposal is a guess.
    ...(hasLayout || trees.length > 0 ? [] : misplacedSymbols(symbols, proposed)),
  ];
  // The same tree in other words: a column more or less, brackets of another size.
  if (compared.length === 0) return concluded(byBoxes, treeLatex);
  return concluded([...withoutRepeats(byBoxes, compared), ...(difference ? [difference] : [])], treeLatex);
}

/** The label under which a symbol is compared: a bar with a class of its own prints as any other. */
function comparedLabel(label: string, policy: LatexPolicy, fractionBar: FractionBarRule): string {
  return fractionBar === 'own-class' && label === ownBarLabel ? '-' : canonicaliseLabel(label, policy);
}

/** Without the bars of its fractions a formula is no tree that LaTeX prints: its symbols alone are compared. */
async function checkWithoutBars<Id extends string>(
  { symbols, relations, latex }: CheckedFormula<Id>,
  byBoxes: readonly Finding<Id>[],
  typesetter: FormulaTypesetter,
  policy: LatexPolicy,
): Promise<FormulaCheck<Id>> {
  const layout = await layOutFormula(latex, typesetter);
  if (!layout.ok) return concluded([...byBoxes, unreadable<Id>(layout.reason)], null);
  const functions = new Set(policy.functions);
  const glyphs = layout.glyphs.map(({ key, label }) => ({ id: key, label: canonicaliseLabel(label, policy) }));
  const printedBars = fractionBarsOf(glyphs, layout.relations);
  const drawnBars = fractionBarsOf(symbols, relations);
  const drawn = symbols.filter(({ id }) => !drawnBars.has(id));
  const printed = glyphs.filter(({ id }) => !printedBars.has(id));
  return concluded(
    [...byBoxes, ...compareAmounts(symbols, inkSequence(drawn, [], functions), inkSequence(printed, [], functions))],
    null,
  );
}

function findDifference<Id extends string>(latex: string, treeLatex: string, policy: LatexPolicy): Finding<Id> | null {
  const [written, said] = [canonicalise(latex, policy), canonicalise(treeLatex, policy)];
  if (!written.ok) {
    const [error] = written.errors;
    return unreadable(
      error
        ? faultOfLatex(error)
        : reason('check-latex-unreadable', 'The LaTeX cannot be read by the rules of the project.'),
    );
  }
  if (said.ok && sameInkForm(written.text, policy) === sameInkForm(said.text, policy)) return null;
  const message = `The LaTeX says ${shortened(latex)}, the layout says ${shortened(treeLatex)}; take the one that is right.`;
  const parameters = { latex: shortened(latex), tree: shortened(treeLatex) };
  return {
    kind: 'latex-differs',
    reason: reason('check-latex-differs', message, parameters),
    score: 0.82,
    symbols: [],
    place: null,
  };
}

function unreadable<Id extends string>(why: Reason): Finding<Id> {
  return { kind: 'latex-differs', reason: why, score: 0.9, symbols: [], place: null };
}

/** What the boxes say by themselves, then what the LaTeX says: each symbol is told once of each kind. */
function withoutRepeats<Id extends string>(
  byBoxes: readonly Finding<Id>[],
  compared: readonly Finding<Id>[],
): readonly Finding<Id>[] {
  const extra = new Set(byBoxes.flatMap(({ kind, symbols: [own] }) => (kind === 'extra' ? (own ?? []) : [])));
  const related = new Set(
    compared.flatMap(({ kind, symbols }) => (kind === 'wrong-relation' ? (symbols.at(-1) ?? []) : [])),
  );
  const isOwn = ({ kind, symbols }: Finding<Id>) => {
    const last = symbols.at(-1);
    return kind !== 'wrong-relation' || last === undefined || !related.has(last);
  };
  const isFresh = ({ kind, symbols: [own] }: Finding<Id>) => kind !== 'extra' || own === undefined || !extra.has(own);
  return [...byBoxes.filter(isOwn), ...compared.filter(isFresh)];
}

const longestShown = 80;

function shortened(written: string): string {
  const latex = written.trim();
  return latex.length > longestShown ? `${latex.slice(0, longestShown)}…` : latex;
}

function concluded<Id extends string>(findings: readonly Finding<Id>[], treeLatex: string | null): FormulaCheck<Id> {
  const doubt = findings.reduce((sure, { score }) => sure * (1 - score / 2), 1);
  return { score: 1 - doubt, findings: [...findings].sort((a, b) => b.score - a.score), treeLatex };
}

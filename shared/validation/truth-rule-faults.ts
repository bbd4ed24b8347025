import type { SymbolId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FractionBarRule } from '#schemas/domain/requirements.ts';
import type { ReadRelation } from '#shared/annotation/reading-order.ts';
import { fractionBarsOf, ownBarLabel } from '#shared/checks/fraction-bars.ts';
import type { TreeSymbol } from '#shared/latex/from-tree/layout-tree.ts';
import { treeToLatex } from '#shared/latex/from-tree/tree-to-latex.ts';

/** What the requirements say of how truth is written. */
export interface TruthRules {
  readonly policy: LatexPolicy;
  readonly fractionBar: FractionBarRule;
}

type LabelledSymbol = TreeSymbol<SymbolId>;

export interface RuleFault {
  readonly reason: Reason;
  readonly symbols: readonly SymbolId[];
}

const ellipses: ReadonlySet<string> = new Set(['\\ldots', '\\cdots']);

/**
 * Boxes and LaTeX that are right by themselves, and written in another way than the requirements ask: a function name
 * letter by letter, three periods, the bar of a fraction, a vertical sum.
 */
export function findRuleFaults(
  symbols: readonly LabelledSymbol[],
  relations: readonly ReadRelation<SymbolId>[],
  latex: string,
  rules: TruthRules,
): readonly RuleFault[] {
  return [
    ...wordFaults(symbols, relations, rules.policy),
    ...barFaults(symbols, relations, rules.fractionBar),
    ...verticalFaults(symbols, relations, latex, rules.policy),
  ];
}

function wordFaults(
  symbols: readonly LabelledSymbol[],
  relations: readonly ReadRelation<SymbolId>[],
  policy: LatexPolicy,
): readonly RuleFault[] {
  const functions = new Set(policy.functions);
  const faults: RuleFault[] = [];
  for (const { id, label } of symbols) {
    if (label === null) continue;
    if (policy.functionNames === 'letters' && functions.has(label)) {
      const message = `${label} is one box, and the requirements ask for a box around each letter.`;
      faults.push({ reason: reason('rule-function-letters', message, { label }), symbols: [id] });
    }
    if (policy.ellipses === 'periods' && ellipses.has(label)) {
      const message = `${label} is one box, and the requirements ask for a box around each dot.`;
      faults.push({ reason: reason('rule-ellipsis-periods', message, { label }), symbols: [id] });
    }
  }
  const words = new Map<string, Reason>();
  if (policy.functionNames === 'commands') {
    for (const name of functions) {
      const message = `The letters of ${name} are boxed one by one, and the requirements ask for one box.`;
      words.set(name.slice(1), reason('rule-function-commands', message, { label: name }));
    }
  }
  if (policy.ellipses === 'commands') {
    const message = 'Three dots are boxed one by one, and the requirements ask for one box.';
    words.set('...', reason('rule-ellipsis-commands', message));
  }
  return [...faults, ...spelledOut(symbols, relations, words)];
}

/** Words that neighbours on one line spell, the longest first; each symbol is in one of them. */
function spelledOut(
  symbols: readonly LabelledSymbol[],
  relations: readonly ReadRelation<SymbolId>[],
  words: ReadonlyMap<string, Reason>,
): readonly RuleFault[] {
  if (words.size === 0) return [];
  const labels = new Map(symbols.map(({ id, label }) => [id, label]));
  const rightOf = new Map(relations.filter(({ type }) => type === 'Right').map(({ parent, child }) => [parent, child]));
  const lengths = [...new Set([...words.keys()].map((word) => word.length))].toSorted((a, b) => b - a);
  const taken = new Set<SymbolId>();
  const faults: RuleFault[] = [];
  for (const length of lengths) {
    for (const { id } of symbols) {
      const line: SymbolId[] = [];
      for (let at: SymbolId | undefined = id; at !== undefined && line.length < length; at = rightOf.get(at)) {
        if (taken.has(at) || line.includes(at)) break;
        line.push(at);
      }
      const why = line.length === length ? words.get(line.map((each) => labels.get(each) ?? ' ').join('')) : undefined;
      if (!why) continue;
      for (const each of line) taken.add(each);
      faults.push({ reason: why, symbols: line });
    }
  }
  return faults;
}

function barFaults(
  symbols: readonly LabelledSymbol[],
  relations: readonly ReadRelation<SymbolId>[],
  rule: FractionBarRule,
): readonly RuleFault[] {
  const bars = fractionBarsOf(symbols, relations);
  return symbols.flatMap(({ id, label }): RuleFault[] => {
    if (rule === 'minus' && label === ownBarLabel) {
      const message = `The bar of a fraction is labelled ${ownBarLabel}, and by the requirements it is a -.`;
      return [{ reason: reason('rule-bar-minus', message, { label: ownBarLabel }), symbols: [id] }];
    }
    if (!bars.has(id)) return [];
    if (rule === 'own-class' && label === '-') {
      const message = `The bar of a fraction is labelled -, and by the requirements it is ${ownBarLabel}.`;
      return [{ reason: reason('rule-bar-own-class', message, { label: ownBarLabel }), symbols: [id] }];
    }
    if (rule === 'not-boxed') {
      const message = 'The bar of a fraction is boxed, and by the requirements it is not.';
      return [{ reason: reason('rule-bar-not-boxed', message), symbols: [id] }];
    }
    return [];
  });
}

function verticalFaults(
  symbols: readonly LabelledSymbol[],
  relations: readonly ReadRelation<SymbolId>[],
  latex: string,
  { verticalArithmetic }: LatexPolicy,
): readonly RuleFault[] {
  const isArray = /\\begin\s*\{array\}/.test(latex);
  if (verticalArithmetic === 'overset') {
    if (!isArray || !latex.includes('\\hline')) return [];
    const message = 'A vertical sum is written as an array, and the requirements ask for one line with \\overset.';
    return [{ reason: reason('rule-vertical-overset', message), symbols: [] }];
  }
  const isOneLine = latex.trim() !== '' && !isArray;
  if (!isOneLine || !(carry.test(latex) || isVerticalSum(symbols, relations))) return [];
  const message = 'A vertical sum is written in one line, and the requirements ask for an array with \\hline.';
  return [{ reason: reason('rule-vertical-array', message), symbols: [] }];
}

/** Digits over a digit: a carry, as one line of LaTeX writes it. */
const carry = /\\overset\s*(?:\{\s*\d[\d\s]*\}|\d)\s*(?:\{\s*\d\s*\}|\d)/;

/** Whether the symbols stand in rows with a bar between them, as the tree itself would be written. */
function isVerticalSum(symbols: readonly LabelledSymbol[], relations: readonly ReadRelation<SymbolId>[]): boolean {
  if (!relations.some(({ type }) => type === 'Below')) return false;
  const written = treeToLatex(symbols, relations, { verticalArithmetic: 'array', limits: 'implied' });
  return written.ok && written.latex.includes('\\hline');
}

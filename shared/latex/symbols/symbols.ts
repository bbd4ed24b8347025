import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { preparePolicy, resolveSymbol } from '../canonical/policy-rules.ts';
import { type ArgumentKind, findSignature } from '../reading/command-signatures.ts';
import { findEnvironment } from '../reading/environments.ts';
import { isLayoutCommand } from './known-symbols.ts';

/** A symbol that stands on the paper, and the canonical token that prints it. */
export interface PrintedSymbol {
  /** Label in the sense of symbol classes: `x`, `\alpha`, `\sqrt`, `-` for a fraction bar. */
  readonly label: string;
  /** Index among the tokens. */
  readonly token: number;
}

/** What is printed by tokens that print something else than themselves. */
const printed = new Map<string, readonly string[]>([
  ...['\\frac', '\\dfrac', '\\tfrac', '\\cfrac', '\\hline', '\\cline', '\\rule'].map((name): [string, string[]] => [
    name,
    ['-'],
  ]),
  ...['\\binom', '\\dbinom', '\\tbinom'].map((name): [string, string[]] => [name, ['(', ')']]),
  ['\\vline', ['|']],
  ['\\begin{pmatrix}', ['(']],
  ['\\end{pmatrix}', [')']],
  ['\\begin{bmatrix}', ['[']],
  ['\\end{bmatrix}', [']']],
  ['\\begin{Bmatrix}', ['\\{']],
  ['\\end{Bmatrix}', ['\\}']],
  ['\\begin{vmatrix}', ['|']],
  ['\\end{vmatrix}', ['|']],
  ['\\begin{Vmatrix}', ['\\|']],
  ['\\end{Vmatrix}', ['\\|']],
  ['\\begin{cases}', ['\\{']],
  ['\\begin{dcases}', ['\\{']],
  ['\\end{rcases}', ['\\}']],
]);

const structural = new Set(['{', '}', '^', '_', '&', '\\\\', '\\atop', '\\overset', '\\underset', '\\stackrel']);

/** Commands that change how their argument looks, and add no symbol of their own. */
const plain =
  /^\\(?:math(?:rm|it|normal|up|bf|bfit|sf|sfit|tt|cal|scr|frak|bb|ds|bbm|op|ord|bin|rel|open|close|punct|inner|llap|rlap|clap)|text\w*|operatorname\w*|Bbb|frak|bold|boldsymbol|bm|pmb|substack|mbox|hbox|vbox|emph|ensuremath|sideset|multicolumn|multirow|smash|raisebox|pmod|shortstack)$/;

const hidden = /^\\[hv]?phantom$/;
const skippedKinds: ReadonlySet<ArgumentKind> = new Set(['raw', 'dimension']);

/**
 * The symbols that canonical tokens print, in the order of the tokens: what boxes and class counts are compared with.
 *
 * - Braces, `^`, `_`, `&`, `\\`, `\limits`, fonts, spaces and column specifications print nothing.
 * - `\frac` prints its bar, which is of class `-`, as are `\hline`, `\cline` and `\rule`.
 * - `\sqrt` prints one `\sqrt`; the brackets of its index print nothing.
 * - `\binom`, `pmatrix`, `cases` and their kin print their fences.
 * - `\xrightarrow` prints `\rightarrow`. Accents, `\overline`, `\textcircled` and all others print themselves.
 */
export function symbolTokens(tokens: readonly string[]): PrintedSymbol[] {
  const symbols: PrintedSymbol[] = [];
  const brackets = new Set<number>();
  for (let index = 0; index < tokens.length; index++) {
    const text = tokens[index] ?? '';
    if (!brackets.has(index)) for (const label of labelsOfToken(text)) symbols.push({ label, token: index });
    index = skipArguments(tokens, index, brackets);
  }
  return symbols;
}

/** Labels of the symbols that one canonical token prints by itself: `-` for `\\frac`, none for `^` or a font. */
export function labelsOfToken(text: string): readonly string[] {
  const labels = printed.get(text);
  if (labels !== undefined) return labels;
  if (structural.has(text) || /^\\(?:begin|end)\{/.test(text) || isLayoutCommand(text) || hidden.test(text)) return [];
  if (text !== '\\textcircled' && plain.test(text)) return [];
  if (/^\\x[a-zA-Z]*(?:arrow|arrows|harpoons?|harpoonup|harpoondown|mapsto|equal)s?$/.test(text))
    return [`\\${text.slice(2)}`];
  const isUnprinted = findSignature(text)?.arguments.every((kind) => skippedKinds.has(kind)) ?? false;
  return isUnprinted ? [] : [text];
}

/** Index of the last token that belongs to the command and prints nothing; notes the brackets around an index. */
function skipArguments(tokens: readonly string[], index: number, brackets: Set<number>): number {
  const text = tokens[index] ?? '';
  const environment = /^\\begin\{(.*)\}$/.exec(text)?.[1];
  if (environment !== undefined) {
    return findEnvironment(environment)?.columns === true ? endOfGroup(tokens, index + 1) : index;
  }
  const signature = findSignature(text);
  if (signature === undefined) return index;
  if (signature.optional !== null && tokens[index + 1] === '[') {
    brackets.add(index + 1).add(endOfBrackets(tokens, index + 1));
  }
  if (hidden.test(text)) return endOfGroup(tokens, index + 1);
  let end = index;
  for (const kind of signature.arguments) if (skippedKinds.has(kind)) end = endOfGroup(tokens, end + 1);
  return end;
}

/** Index of the brace that closes the group which opens at `start`; `start - 1` where none opens there. */
function endOfGroup(tokens: readonly string[], start: number): number {
  if (tokens[start] !== '{') return start - 1;
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    if (tokens[index] === '{') depth++;
    if (tokens[index] === '}') depth--;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}

function endOfBrackets(tokens: readonly string[], start: number): number {
  for (let index = start + 1; index < tokens.length; index++) {
    if (tokens[index] === '{') index = endOfGroup(tokens, index);
    if (tokens[index] === ']') return index;
  }
  return start;
}

/** The label under which the project knows a symbol: `\lt` is `<`, `π` is `\pi`. Labels of several tokens stay as they are. */
export function canonicaliseLabel(label: string, policy: LatexPolicy): string {
  const resolved = resolveSymbol(preparePolicy(policy), label.normalize('NFC'));
  return /^(?:\\(?:[A-Za-z]+|[^A-Za-z])|[^\s\\]\p{M}*)$/u.test(resolved) ? resolved : label;
}

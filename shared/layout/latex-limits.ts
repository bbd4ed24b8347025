import { type Reason, reason } from '#schemas/domain/reason.ts';

/** Longest LaTeX that is laid out, in UTF-16 units: pages of algebra, and under a second of work. */
export const maximumLayoutLength = 5000;
/** Deepest nesting of braces, environments and `\left … \right` that is laid out. */
export const maximumLayoutDepth = 100;

/** Commands that MathJax's base and AMS packages know and that reach past the formula: attributes, definitions, numbers. */
const refusedCommands: ReadonlySet<string> = new Set([
  '\\mmlToken',
  '\\DeclareMathOperator',
  '\\label',
  '\\ref',
  '\\eqref',
  '\\tag',
  '\\rule',
  '\\Rule',
]);

const token = /\\[A-Za-z]+|\\[\s\S]|\S/g;
/** Commands whose argument is text, in which `$` begins a formula of its own. */
const textCommand = /^\\(?:text[a-z]*|mbox|hbox|fbox)$/;

/** Why a LaTeX text is not even read: empty, or longer than can be laid out in good time. Null where it may be. */
export function refuseLength(latex: string): Reason | null {
  if (latex.length > maximumLayoutLength) {
    return reason(
      'latex-too-long',
      `The LaTeX has ${latex.length} characters; up to ${maximumLayoutLength} are laid out. Divide the formula.`,
      { length: latex.length, maximum: maximumLayoutLength },
    );
  }
  return latex.trim() === '' ? reason('latex-empty', 'There is no LaTeX to lay out; write the formula first.') : null;
}

/**
 * Why a LaTeX text is not handed to the typesetter: deeper than can be typeset in good time, with a sign of mathematics
 * in the middle, or with a command that does more than draw. Null where it may be.
 */
export function refuseLatex(latex: string): Reason | null {
  /** For each open brace, whether it holds text; `\begin` and `\left` count towards the depth only. */
  const braces: boolean[] = [];
  let otherDepth = 0;
  let before = '';
  for (const { 0: text, index } of latex.matchAll(token)) {
    if (text === '{') braces.push(textCommand.test(before) || braces.at(-1) === true);
    else if (text === '}') braces.pop();
    else if (text === '\\begin' || text === '\\left') otherDepth += 1;
    else if (text === '\\end' || text === '\\right') otherDepth -= 1;
    else if (text === '$' && braces.at(-1) !== true) {
      return reason('latex-stray-dollar', `There is a $ inside the formula, at character ${index + 1}; leave it out.`, {
        position: index + 1,
      });
    } else if (refusedCommands.has(text)) {
      return reason(
        'latex-unknown-command',
        `The LaTeX uses ${text}, which draws no symbol of a formula; leave it out.`,
        {
          command: text,
        },
      );
    }
    if (braces.length + otherDepth > maximumLayoutDepth) {
      return reason('latex-too-deep', `The LaTeX is nested more than ${maximumLayoutDepth} deep; flatten it.`, {
        maximum: maximumLayoutDepth,
      });
    }
    before = text;
  }
  return null;
}

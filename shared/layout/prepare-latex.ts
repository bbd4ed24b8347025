import { trimLatex } from '#shared/latex/trim-latex.ts';

/** Commands of other packages, plain TeX and LaTeX text, by what prints the same with the commands that MathJax has here. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['\\dag', '\\dagger'],
  ['\\ddag', '\\ddagger'],
  ['\\wideparen', '\\overparen'],
  ['\\overarc', '\\overparen'],
  ['\\textcircled', '\\enclose{circle}'],
  ['\\boldsymbol', '\\mathbf'],
  ['\\bm', '\\mathbf'],
  ['\\pmb', '\\mathbf'],
  ['\\dots', '\\ldots'],
  ['\\slash', '/'],
  ['\\lparen', '('],
  ['\\rparen', ')'],
]);

/** Signs of mathematics that may stand around a formula. */
const surroundings: readonly RegExp[] = [
  /^\$\$([\s\S]*)\$\$$/,
  /^\$([\s\S]*[^\\]|)\$$/,
  /^\\\(([\s\S]*)\\\)$/,
  /^\\\[([\s\S]*)\\\]$/,
];

/** Commands that print nothing, with their arguments: numbers of equations, space between lines, colours. */
const unprinted =
  /\\(?:label|vspace\*?|color|textcolor)\s*\{[^{}]*\}|\\(?:nonumber|notag|smallskip|medskip|bigskip|boldmath|unboldmath)(?![A-Za-z])/g;

/**
 * The formula as it is typeset: without the signs of mathematics around it (`$…$`, `$$…$$`, `\(…\)`, `\[…\]`), without
 * what prints nothing and is not known to MathJax, and with other commands for those that it does not know. Takes time
 * in proportion to the length.
 */
export function prepareLatex(latex: string): string {
  const text = trimLatex(latex);
  const inner = surroundings.map((pattern) => pattern.exec(text)?.[1]).find((match) => match !== undefined);
  const printed = (inner ?? text)
    .replace(unprinted, ' ')
    .replace(/(?:\^\s{0,8})?\\degree(?![A-Za-z])/g, '^{\\circ}')
    .replace(/\{dcases\}/g, '{cases}')
    .replace(/\\[A-Za-z]+/g, (command) => otherNames.get(command) ?? command);
  return trimLatex(printed);
}

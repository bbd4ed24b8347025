import { circledCharacter } from './labels/character-labels.ts';

/** Commands of other packages, plain TeX and LaTeX text, by the name under which MathJax knows what they print. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['\\dag', '\\dagger'],
  ['\\ddag', '\\ddagger'],
  ['\\wideparen', '\\overparen'],
  ['\\overarc', '\\overparen'],
]);

/**
 * The formula as it is typeset: without the signs of mathematics around it (`$…$`, `$$…$$`, `\(…\)`, `\[…\]`), without
 * what only numbers equations (`\label{…}`, `\nonumber`, `\notag`), and with commands that MathJax does not know by a
 * name that it does: `\textcircled{1}` becomes the character ①.
 */
export function prepareLatex(latex: string): string {
  const text = latex.trim();
  const match =
    /^\$\$([\s\S]*)\$\$$/.exec(text) ??
    /^\$([\s\S]*[^\\]|)\$$/.exec(text) ??
    /^\\\(([\s\S]*)\\\)$/.exec(text) ??
    /^\\\[([\s\S]*)\\\]$/.exec(text);
  return (match?.[1] ?? text)
    .replace(/\\label\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])/g, ' ')
    .replace(
      /\\textcircled\s*\{([^{}]{1,16})\}/g,
      (written, content: string) => circledCharacter(content.trim()) ?? written,
    )
    .replace(/\\[A-Za-z]+/g, (command) => otherNames.get(command) ?? command)
    .trim();
}

/**
 * LaTeX without white space at its ends, but for the space that a backslash at the end makes a command of: `a\ ` ends in a
 * control space, and a backslash alone would be none of LaTeX.
 */
export function trimLatex(latex: string): string {
  const text = latex.trim();
  return endsInBackslash.test(text) && latex.trimEnd() !== latex ? `${text} ` : text;
}

/** An odd number of them: two are a line break. */
const endsInBackslash = /(?<!\\)(?:\\\\)*\\$/;

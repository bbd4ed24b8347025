import { trimLatex } from '#shared/latex/trim-latex.ts';

/** All that Python's `splitlines` takes for the end of a line, so that no trainer counts more lines than there are. */
const lineEnds = /[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+/;

/**
 * LaTeX on one line: each line break with the space around it becomes a space. A comment before one goes, because it would
 * take in what comes behind.
 */
export function joinLines(latex: string): string {
  const lines = trimLatex(latex).split(lineEnds);
  const last = lines.length - 1;
  return lines
    .map((line, at) => trimLatex(at === last ? line : withoutComment(line)))
    .filter((line) => line !== '')
    .join(' ');
}

/** `\%` is no comment. */
function withoutComment(line: string): string {
  return line.replace(/^((?:[^\\%]|\\.)*)%.*$/, '$1');
}

import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';

/**
 * A canonical text with every choice of words undone that the ink does not show: `\cdot` and `.`, dots on the line and
 * in the middle as three periods, function names as letters. Two formulas with the same are written with the same ink.
 *
 * @param canonical tokens with one space between them
 */
export function sameInkForm(canonical: string, { functions }: Pick<LatexPolicy, 'functions'>): string {
  const names = new Set(functions);
  return canonical
    .split(' ')
    .map((token) => inkOfToken(token, names))
    .join(' ');
}

/** What a token, or the label of a symbol, is drawn as where there is a choice of words. */
export function inkOfToken(token: string, functions: ReadonlySet<string>): string {
  if (token === '\\cdot') return '.';
  if (token === '\\ldots' || token === '\\cdots') return '. . .';
  return functions.has(token) ? Array.from(token.slice(1)).join(' ') : token;
}

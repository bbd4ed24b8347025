const tests: readonly (readonly [structure: string, pattern: RegExp])[] = [
  ['vertical sum', /\\hline/],
  ['fraction', /\\[dt]?frac|\\over(?![a-z])/],
  ['root', /\\sqrt/],
  ['limits', /\\(?:sum|prod|int|lim)(?![a-z])/],
  ['scripts', /[\^_]/],
];

/** What a formula is made of; one of several structures counts for each. */
export function structuresOf(latex: string): readonly string[] {
  const found = tests.flatMap(([structure, pattern]) => (pattern.test(latex) ? [structure] : []));
  return found.length === 0 ? ['one line'] : found;
}

/** The class of lengths of a formula, by its number of symbols. */
export function lengthClassOf(symbols: number): string {
  return symbols <= 5
    ? '1–5 symbols'
    : symbols <= 10
      ? '6–10 symbols'
      : symbols <= 20
        ? '11–20 symbols'
        : '> 20 symbols';
}

/** Marks over or under a base by the character that MathJax stretches or places there, without their backslash. */
const overMarks: ReadonlyMap<string, string> = new Map([
  ['^', 'hat'],
  ['ˇ', 'check'],
  ['~', 'tilde'],
  ['´', 'acute'],
  ['`', 'grave'],
  ['˙', 'dot'],
  ['¨', 'ddot'],
  ['\u20db', 'dddot'],
  ['\u20dc', 'ddddot'],
  ['˘', 'breve'],
  ['¯', 'bar'],
  ['˚', 'mathring'],
  ['→', 'vec'],
  ['―', 'overline'],
  ['⏞', 'overbrace'],
  ['⏜', 'overparen'],
  ['←', 'overleftarrow'],
  ['↔', 'overleftrightarrow'],
]);

const underMarks: ReadonlyMap<string, string> = new Map([
  ['―', 'underline'],
  ['⏟', 'underbrace'],
  ['⏝', 'underparen'],
  ['→', 'underrightarrow'],
  ['←', 'underleftarrow'],
  ['↔', 'underleftrightarrow'],
]);

/** Commands that print the same character as another mark, only wider. */
const wideCommands: ReadonlySet<string> = new Set(['widehat', 'widetilde', 'widecheck', 'overrightarrow', 'Overline']);

const labelled = (names: Iterable<string>): ReadonlySet<string> => new Set(Array.from(names, (name) => `\\${name}`));

/** Labels of marks over a base, each of which is also the command that draws it. */
export const overMarkLabels = labelled([...overMarks.values(), ...wideCommands]);

/** Labels of marks under a base, each of which is also the command that draws it. */
export const underMarkLabels = labelled(underMarks.values());

/**
 * Label of a mark that a command such as `\hat`, `\overline` or `\underbrace` draws over or under its base; null where
 * the character is no such mark. `latex` is what the base and the mark together came from.
 */
export function labelOfAccent(character: string, side: 'over' | 'under', latex: string | null): string | null {
  const written = /^\\([A-Za-z]+)/.exec(latex ?? '')?.[1];
  const name = (side === 'over' ? overMarks : underMarks).get(character);
  if (name === undefined) return null;
  return `\\${written !== undefined && wideCommands.has(written) ? written : name}`;
}

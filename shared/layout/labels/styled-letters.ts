/** Alphabets that are classes of their own, by `mathvariant`; bold, italic, upright and sans serif are the plain class. */
const alphabets: ReadonlyMap<string, string> = new Map([
  ['double-struck', '\\mathbb'],
  ['-tex-calligraphic', '\\mathcal'],
  ['-tex-bold-calligraphic', '\\mathcal'],
  ['script', '\\mathscr'],
  ['bold-script', '\\mathscr'],
  ['fraktur', '\\mathfrak'],
  ['bold-fraktur', '\\mathfrak'],
]);

/** Double-struck letters that Unicode holds outside its mathematical alphabets. */
const doubleStruckLetters = 'ℂℍℕℙℚℝℤ';

/** Label of a letter or digit in an alphabet of its own, for instance `\mathbb{R}`; null for any other. */
export function labelOfStyledLetter(character: string, variant: string | null): string | null {
  const alphabet = doubleStruckLetters.includes(character) ? 'double-struck' : variant;
  const command = alphabet === null ? undefined : alphabets.get(alphabet);
  const plain = character.normalize('NFKC');
  return command !== undefined && /^[A-Za-z0-9]$/.test(plain) ? `${command}{${plain}}` : null;
}

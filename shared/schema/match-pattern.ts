/**
 * Whether a glob matches the whole text, case ignored: `*` stands for any characters, `?` for one. Hangul that a file
 * system took apart is the same Hangul.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const wanted = charactersOf(pattern);
  const given = charactersOf(text);
  // Linear in both lengths but for a return to the last star, so that no pattern can make it slow.
  let place = 0;
  let at = 0;
  let star = -1;
  let resumeAt = 0;
  while (at < given.length) {
    if (wanted[place] === '*') {
      star = place++;
      resumeAt = at;
    } else if (place < wanted.length && (wanted[place] === '?' || wanted[place] === given[at])) {
      place++;
      at++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++resumeAt;
    } else {
      return false;
    }
  }
  while (wanted[place] === '*') place++;
  return place === wanted.length;
}

function charactersOf(text: string): readonly string[] {
  return Array.from(text.normalize('NFC').toLowerCase());
}

/** Spaces of every kind and characters that print nothing: zero-width, direction marks, variation selectors. */
const blank = /[\s\u{AD}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}]/u;
const variationSelector = /^[\p{Variation_Selector}&&[\u{FE00}-\u{FE0F}]]$/v;
const combiningMark = /^\p{M}$/u;

/** Whether a UTF-16 code unit stands for a space or prints nothing. */
export function isBlank(unit: string): boolean {
  return blank.test(unit) || variationSelector.test(unit);
}

/** Whether a code point is half a surrogate pair, a control character or no character at all. */
export function isInvalid(codePoint: number): boolean {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return true;
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f) || (codePoint & 0xfffe) === 0xfffe;
}

/** Length in UTF-16 code units of the code point at `start`. */
export function codePointLength(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

/**
 * End of the printed character that starts at `start`: its code point, the marks that combine with it, and the
 * vowel and final consonant of a decomposed Hangul syllable, which some systems write in place of one code point.
 */
export function endOfCharacter(source: string, start: number): number {
  let previous = source.codePointAt(start) ?? 0;
  let end = start + codePointLength(previous);
  for (;;) {
    const next = source.codePointAt(end);
    if (next === undefined || next < 0x300 || isBlank(source.charAt(end))) return end;
    if (!combiningMark.test(String.fromCodePoint(next)) && !continuesHangul(previous, next)) return end;
    previous = next;
    end += codePointLength(next);
  }
}

function continuesHangul(previous: number, next: number): boolean {
  const isVowelOrFinal = next >= 0x1160 && next <= 0x11ff;
  const isHangul = (previous >= 0x1100 && previous <= 0x11ff) || (previous >= 0xac00 && previous <= 0xd7a3);
  return isVowelOrFinal && isHangul;
}

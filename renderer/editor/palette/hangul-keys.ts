/** Keys of the Korean two-set layout, by the jamo that they type. */
const keyOfJamo: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ㅂq ㅈw ㄷe ㄱr ㅅt ㅛy ㅕu ㅑi ㅐo ㅔp ㅁa ㄴs ㅇd ㄹf ㅎg ㅗh ㅓj ㅏk ㅣl ㅋz ㅌx ㅊc ㅍv ㅠb ㅜn ㅡm ' +
    'ㅃQ ㅉW ㄸE ㄲR ㅆT ㅒO ㅖP ㅘhk ㅙho ㅚhl ㅝnj ㅞnp ㅟnl ㅢml ㄳrt ㄵsw ㄶsg ㄺfr ㄻfa ㄼfq ㄽft ㄾfx ㄿfv ㅀfg ㅄqt'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.split('');
const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'.split('');
const finals = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'.split('')];
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/**
 * What the same keys type on a Latin keyboard: `ㅌ` is `x`, `ㄹㄱㅁㅊ` is `frac`. Null for a text without Hangul. Whoever
 * forgot to switch the layout finds the class all the same.
 */
export function latinKeysOf(text: string): string | null {
  let result = '';
  let isHangul = false;
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    const jamo =
      code >= firstSyllable && code <= lastSyllable
        ? [
            initials[Math.floor((code - firstSyllable) / 588)],
            vowels[Math.floor(((code - firstSyllable) % 588) / 28)],
            finals[(code - firstSyllable) % 28],
          ]
        : [character];
    for (const each of jamo) {
      if (each === undefined || each === '') continue;
      const keys = keyOfJamo[each];
      if (keys !== undefined) isHangul = true;
      result += keys ?? each;
    }
  }
  return isHangul ? result : null;
}

/** Forms of a particle: behind a consonant, behind a vowel, and behind ㄹ where that is another one. */
interface Particle {
  readonly consonant: string;
  readonly vowel: string;
  readonly afterL?: string;
}

/** Particles as sentences write them that do not know yet what they follow. */
const particles: ReadonlyMap<string, Particle> = new Map([
  ['을(를)', { consonant: '을', vowel: '를' }],
  ['이(가)', { consonant: '이', vowel: '가' }],
  ['은(는)', { consonant: '은', vowel: '는' }],
  ['와(과)', { consonant: '과', vowel: '와' }],
  ['(으)로', { consonant: '으로', vowel: '로', afterL: '로' }],
  ['(이)라고', { consonant: '이라고', vowel: '라고' }],
]);

const written = /(\S)(을\(를\)|이\(가\)|은\(는\)|와\(과\)|\(으\)로|\(이\)라고)/gu;
/** What closes a quotation or a bracket is not spoken. */
const closing = /[’”'"」』)\]}]+$/u;

type Ending = 'consonant' | 'vowel' | 'l';

/**
 * Gives particles the form that the word before them asks for: `수식을(를)` becomes `수식을`, `‘First’(으)로` becomes
 * `‘First’로`. Numbers are read in Sino-Korean, Latin letters by their names where they are capitals, words as Korean
 * writes their sound. Behind what has no sound of its own both forms stay.
 */
export function fitParticles(text: string): string {
  return text.replace(written, (whole, last: string, particle: string, at: number) => {
    const forms = particles.get(particle);
    const ending = endingOf(text.slice(0, at) + last);
    if (!forms || ending === null) return whole;
    return last + (ending === 'l' ? (forms.afterL ?? forms.consonant) : forms[ending]);
  });
}

function endingOf(text: string): Ending | null {
  const spoken = text.replace(closing, '');
  const last = spoken.at(-1) ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return endingOfSyllable((code - 0xac00) % 28);
  if (/\d/.test(last)) return endingsOfDigits[Number(last)] ?? null;
  const word = /[A-Za-z]+$/.exec(spoken)?.[0];
  if (word !== undefined) return /^[A-Z]+$/.test(word) ? endingOfLetter(last) : endingOfWord(word.toLowerCase());
  return last === '%' ? 'vowel' : null;
}

/** Final consonants of Hangul syllables count from 0 (none); 8 is ㄹ. */
function endingOfSyllable(final: number): Ending {
  return final === 0 ? 'vowel' : final === 8 ? 'l' : 'consonant';
}

/** 영 일 이 삼 사 오 육 칠 팔 구; round numbers end in 십, 백, 천, 만, all with a consonant. */
const endingsOfDigits: readonly Ending[] = [
  'consonant',
  'l',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'l',
  'l',
  'vowel',
];

/** 엘 엠 엔 알; the names of the other letters end in a vowel. */
function endingOfLetter(letter: string): Ending {
  if (letter === 'L' || letter === 'R') return 'l';
  return letter === 'M' || letter === 'N' ? 'consonant' : 'vowel';
}

/** As loanwords are written: 파일, 라인, 링크, 맵, 북; a final t, d or s takes a vowel (테스트, 보드, 상자). */
function endingOfWord(word: string): Ending {
  if (word.length === 1) return endingOfLetter(word.toUpperCase());
  if (/le?$/.test(word)) return 'l';
  if (/(?:[mn]e?|ng)$/.test(word)) return 'consonant';
  return /[aeiou](?:[bp]|c?k|c)$/.test(word) ? 'consonant' : 'vowel';
}

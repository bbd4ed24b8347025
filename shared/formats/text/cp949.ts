import { lossyDecoder, strictDecoder } from './decoder.ts';

const [firstSyllable, lastSyllable] = [0xac00, 0xd7a3];

/** What declarations call this encoding, in lower case. All of them mean CP949, as browsers read them. */
export const namesOfCp949: ReadonlySet<string> = new Set([
  'euc-kr',
  'euckr',
  'cp949',
  'ms949',
  'uhc',
  'windows-949',
  'korean',
  'ks_c_5601-1987',
  'ksc5601',
  'ksc_5601',
]);

const replacement = 0xfffd;

/**
 * Text in CP949, the encoding of Korean Windows; null for bytes that are none. It is EUC-KR, whose pairs of bytes from A1
 * upwards Node reads, with the 8,822 Hangul syllables that EUC-KR lacks, in the order of Unicode, on the pairs that are
 * left (Node reads none of these, whatever it calls the encoding).
 */
export function decodeCp949(bytes: Uint8Array): string | null {
  const { units, isWhole } = unitsOf(bytes);
  return isWhole ? textOf(units) : null;
}

/**
 * The same of bytes of which nobody says what they are; null also for those that are CP949 by chance. Text of other
 * systems, such as Chinese or Western Windows, mostly makes ideographs and syllables of it that hardly any Korean word has.
 * Signs alone (`×`) tell nothing, and are taken for what they are here.
 */
export function detectCp949(bytes: Uint8Array): string | null {
  const text = decodeCp949(bytes);
  if (text === null) return null;
  let [usual, others] = [0, 0];
  for (const [letter] of text.matchAll(letters)) {
    if (usualSyllables.has(letter)) usual += 1;
    else others += 1;
  }
  return usual > others || others === 0 ? text : null;
}

const letters = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}]/gu;

/** Syllables that most of any Korean text is made of, words of mathematics and of its teaching among it. */
const usualSyllables: ReadonlySet<string> = new Set(
  [
    '이다는의가에을를은하고로한지사서도기어인들시아자리그나대해정라있수일스으전과보부여것주제오장원게구상만안모적공우거성',
    '무비용세조동니면신유마경간계었트없실화방소국문위당선관물요때등생야네연분중재치말단개미교내드러했려식학바두까후회양와',
    '터같저입련많르진차히된명습느체결출건각업발노년할금크남데레심외영본민월최토속역반될워질산음감집달돌통따손포디행호점법',
    '례표형던번작광력운복강배군직른길초목색파카타래울살못머였준열높낮큰현별권설란론난임름림품활합향환항답값변삼곱근함넓몫',
    '약평균확률또족참짓홀짝필글씨쪽렬벡극허풀증프꼭즉더며십백천억육칠팔김박윤황송류홍급쓰찍읽맞틀빈칸줄판책종둘피뿔둥져않',
    '클페젝되폴았브검릴든뺐승험알누새람버됩순블께키잠록뒤줍델온태쓸꾸처쳐택넣추셋릅석축째취규긴먼접담받채밖예첫린엇묶찾옵',
    '칙붙불므닌왜뭐즐녕혁훈희혜숙옥덕봉철',
  ].join(''),
);

/** The same with U+FFFD for what is no text. */
export function decodeCp949Lossily(bytes: Uint8Array): string {
  return textOf(unitsOf(bytes).units);
}

/** The UTF-16 of a text: two bytes a character, however long it is and whichever characters stand beside each other. */
function unitsOf(bytes: Uint8Array): { readonly units: Uint16Array; readonly isWhole: boolean } {
  signs ??= signsOfPairs();
  const units = new Uint16Array(bytes.length);
  let [length, isWhole] = [0, true];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) units[length++] = lead;
    else {
      const trail = bytes[at + 1] ?? 0;
      const sign = signs[(lead << 8) | trail] ?? 0;
      units[length++] = sign || replacement;
      isWhole &&= sign !== 0;
      // A line does not end within a pair.
      if (sign !== 0 || trail >= 0x80) at += 1;
    }
  }
  return { units: units.subarray(0, length), isWhole };
}

/** All systems that this runs on keep the lower byte first. */
function textOf(units: Uint16Array): string {
  return strictDecoder('utf-16le').decode(new Uint8Array(units.buffer, units.byteOffset, units.byteLength));
}

let signs: Uint16Array | null = null;

/** The sign of each pair of bytes, by its number; 0 where it has none. */
function signsOfPairs(): Uint16Array {
  const eucKr = lossyDecoder('euc-kr');
  const pairs = new Uint16Array(0x1_00_00);
  const known = new Set<number>();
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const text = eucKr.decode(Uint8Array.of(lead, trail));
      const sign = text.charCodeAt(0);
      if (text.length !== 1 || sign === replacement) continue;
      pairs[(lead << 8) | trail] = sign;
      known.add(sign);
    }
  }
  const places = placesBesideEucKr();
  for (let sign = firstSyllable; sign <= lastSyllable; sign++) {
    const place = known.has(sign) ? undefined : places.next().value;
    if (place !== undefined) pairs[place] = sign;
  }
  return pairs;
}

/** Pairs that EUC-KR leaves: second bytes are A–Z, a–z and from 81 on, in rows from A1 on as far as EUC-KR begins. */
function* placesBesideEucKr(): Generator<number, undefined> {
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    const last = lead < 0xa1 ? 0xfe : 0xa0;
    for (let trail = 0x41; trail <= last; trail++) {
      const isSecond = trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81;
      if (isSecond) yield (lead << 8) | trail;
    }
  }
  return undefined;
}

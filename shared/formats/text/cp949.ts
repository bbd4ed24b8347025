import { strictDecoder } from './decoder.ts';

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

/**
 * Text in CP949, the encoding of Korean Windows; null for bytes that are none. It is EUC-KR, whose pairs of bytes from A1
 * upwards Node reads, with the 8,822 Hangul syllables that EUC-KR lacks, in the order of Unicode, on the pairs that are
 * left (Node reads none of these, whatever it calls the encoding).
 */
export function decodeCp949(bytes: Uint8Array): string | null {
  const eucKr = strictDecoder('euc-kr');
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail] = bytes.subarray(at, at + 2);
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    if (trail === undefined) return null;
    const sign = lead >= 0xa1 && trail >= 0xa1 ? pairOf(eucKr, lead, trail) : addedSyllable(lead, trail);
    if (sign === null) return null;
    text += sign;
    at += 1;
  }
  return text;
}

function pairOf(eucKr: ReturnType<typeof strictDecoder>, lead: number, trail: number): string | null {
  try {
    const sign = eucKr.decode(Uint8Array.of(lead, trail));
    return sign.length === 1 ? sign : null;
  } catch {
    return null;
  }
}

let added: readonly string[] | null = null;

function addedSyllable(lead: number, trail: number): string | null {
  const column = columnOf(trail);
  if (column === null) return null;
  added ??= syllablesBesideEucKr();
  // Rows from A1 on end where EUC-KR begins.
  const [wide, narrow] = [178, 84];
  const row = lead - 0x81;
  if (row < 0 || (row >= 32 && column >= narrow)) return null;
  const place = row < 32 ? row * wide + column : 32 * wide + (row - 32) * narrow + column;
  return added[place] ?? null;
}

/** Place of a second byte in its row: A–Z, a–z, and from 81 on. */
function columnOf(trail: number): number | null {
  if (trail >= 0x41 && trail <= 0x5a) return trail - 0x41;
  if (trail >= 0x61 && trail <= 0x7a) return trail - 0x61 + 26;
  return trail >= 0x81 && trail <= 0xfe ? trail - 0x81 + 52 : null;
}

function syllablesBesideEucKr(): readonly string[] {
  const eucKr = strictDecoder('euc-kr');
  const known = new Set<string | null>();
  for (let lead = 0xb0; lead <= 0xc8; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) known.add(pairOf(eucKr, lead, trail));
  const all = Array.from({ length: lastSyllable - firstSyllable + 1 }, (_, index) =>
    String.fromCharCode(firstSyllable + index),
  );
  return all.filter((syllable) => !known.has(syllable));
}

import { expect, it, vi } from 'vitest';
import { decodeCp949, decodeCp949Lossily, detectCp949 } from './cp949.ts';

it.each([
  ['ASCII', [0x61, 0x2e], 'a.'],
  ['EUC-KR', [0xb0, 0xa1, 0xc8, 0xfe, 0xa1, 0xc1], '가힝≠'],
  ['the first and the last of the added syllables', [0x81, 0x41, 0xc6, 0x52], '갂힣'],
  ['syllables of both', [0x8c, 0x63, 0x94, 0xee, 0xbc, 0x84, 0xc1, 0x64], '똠뷁펲햏'],
  ['half a pair', [0xb0], null],
  ['bytes of no pair', [0xff, 0x41], null],
  ['a pair of nothing', [0xc6, 0x53], null],
])('reads %s', (_what, bytes, text) => {
  expect(decodeCp949(Uint8Array.from(bytes))).toBe(text);
});

it('reads every Hangul syllable', () => {
  const syllables = new Set<string>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x41; trail <= 0xfe; trail++) {
      const text = decodeCp949(Uint8Array.of(lead, trail));
      if (text !== null && text >= '가' && text <= '힣') syllables.add(text);
    }
  }
  expect(syllables.size).toBe(11_172);
});

/** 가똠x, over and over: a character of EUC-KR, one beside it and one of ASCII. */
const mixed = Uint8Array.from({ length: 5 * 20_000 }, (_, index) => [0xb0, 0xa1, 0x8c, 0x63, 0x78][index % 5] ?? 0);

it('makes one text at once, however long it is and whichever characters stand beside each other', () => {
  decodeCp949(mixed.subarray(0, 5));
  const decode = vi.spyOn(TextDecoder.prototype, 'decode');
  try {
    expect(decodeCp949(mixed)).toBe('가똠x'.repeat(20_000));
    expect(decode).toHaveBeenCalledTimes(1);
  } finally {
    vi.restoreAllMocks();
  }
});

it.each([
  ['half a pair at its end', [0x8c, 0x63, 0xb0], '똠\uFFFD'],
  ['a pair of nothing', [0xff, 0xff, 0x8c, 0x63], '\uFFFD똠'],
  ['a line that ends within a pair', [0xb0, 0x0a, 0x8c, 0x63], '\uFFFD\n똠'],
])('where %s is no text, all else is', (_what, bytes, text) => {
  expect(decodeCp949Lossily(Uint8Array.from(bytes))).toBe(text);
});

it.each([
  ['Korean words', [0xbc, 0xf6, 0xbd, 0xc4], '수식'],
  ['signs', [0xa1, 0xbf, 0x0a, 0xa1, 0xc0], '×\n÷'],
  ['公式 of Chinese Windows', [0xb9, 0xab, 0xca, 0xbd], null],
  ['если of Cyrillic Windows', [0xe5, 0xf1, 0xeb, 0xe8], null],
  ['または of Japanese Unix', [0xa4, 0xde, 0xa4, 0xbf, 0xa4, 0xcf], null],
  ['20 °±5 of Western Windows', [0x32, 0x30, 0x20, 0xb0, 0xb1, 0x35], null],
])('takes bytes for Korean that are %s, and no others', (_what, bytes, text) => {
  expect(detectCp949(Uint8Array.from(bytes))).toBe(text);
});

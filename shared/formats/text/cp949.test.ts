import { expect, it } from 'vitest';
import { decodeCp949 } from './cp949.ts';

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

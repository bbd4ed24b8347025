import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BmpParts, bmpOf } from '#test/support/images/bmp.ts';
import { colourAt } from '#test/support/images/picture.ts';
import { readBmpHeader } from './bmp-header.ts';
import { decodeBmp } from './decode-bmp.ts';

function decode(bytes: Uint8Array) {
  const header = readBmpHeader(bytes);
  return header.kind === 'refused' ? header : decodeBmp(bytes, header);
}

/** Decoded rows of colours, or the code of the refusal. */
function rowsOf(parts: BmpParts) {
  const decoded = decode(bmpOf(parts));
  if (decoded.kind === 'refused') return decoded.reason.code;
  const { image } = decoded;
  return Array.from({ length: image.height }, (_, y) =>
    Array.from({ length: image.width }, (__, x) => colourAt(image, x, y)),
  );
}

const red = [255, 0, 0] as const;
const green = [0, 255, 0] as const;
const blue = [0, 0, 255] as const;
const white = [255, 255, 255] as const;
const black = [0, 0, 0] as const;

describe('decodeBmp', () => {
  test('reads 24 bits, the lowest row first, with filled rows', () => {
    const pixels = [0, 255, 0, 255, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0];
    expect(rowsOf({ width: 2, height: 2, bits: 24, pixels })).toEqual([
      [red, white],
      [green, blue],
    ]);
    expect(rowsOf({ width: 2, height: -2, bits: 24, pixels })).toEqual([
      [green, blue],
      [red, white],
    ]);
  });

  test('does without the fill of the last row', () => {
    expect(rowsOf({ width: 1, height: 1, bits: 24, pixels: [0, 0, 255] })).toEqual([[red]]);
  });

  test.each([
    [1, [0b0110_0000, 0, 0, 0], [black, white, white, black]],
    [2, [0b0001_0100, 0, 0, 0], [black, white, white, black]],
    [4, [0x01, 0x10, 0, 0], [black, white, white, black]],
    [8, [0, 1, 1, 0], [black, white, white, black]],
  ])('reads %i bits by a palette', (bits, pixels, row) => {
    expect(rowsOf({ width: 4, height: 1, bits, palette: [black, white], pixels })).toEqual([row]);
  });

  test('has one channel when the palette is grey, three when it is not', () => {
    const parts = { width: 1, height: 1, bits: 8, pixels: [0, 0, 0, 0] };
    expect(decode(bmpOf({ ...parts, palette: [white] }))).toMatchObject({ image: { channels: 1 } });
    expect(decode(bmpOf({ ...parts, palette: [red] }))).toMatchObject({ image: { channels: 3 } });
  });

  test('takes an index beyond a short palette for black', () => {
    const parts = { width: 2, height: 1, bits: 8, pixels: [0, 9, 0, 0] };
    expect(rowsOf({ ...parts, palette: [white] })).toEqual([[white, black]]);
  });

  test('reads the OS/2 headers', () => {
    const palette = [red, blue];
    const pixels = [0b0100_0000, 0, 0, 0];
    expect(rowsOf({ headerBytes: 12, width: 2, height: 1, bits: 1, palette, pixels })).toEqual([[red, blue]]);
    expect(rowsOf({ headerBytes: 16, width: 2, height: 1, bits: 1, palette, pixels })).toEqual([[red, blue]]);
    expect(rowsOf({ headerBytes: 64, width: 2, height: 1, bits: 1, palette, pixels })).toEqual([[red, blue]]);
  });

  test('reads 16 bits: five a channel, or by masks', () => {
    const five = [0x00, 0x7c, 0xe0, 0x03];
    expect(rowsOf({ width: 2, height: 1, bits: 16, pixels: five })).toEqual([[red, green]]);
    const six = [0x00, 0xf8, 0xe0, 0x07];
    const masks = [0xf800, 0x07e0, 0x001f];
    expect(rowsOf({ width: 2, height: 1, bits: 16, compression: 3, masks, pixels: six })).toEqual([[red, green]]);
  });

  test('reads 32 bits: with unused bits, by masks, and on white by alpha', () => {
    expect(rowsOf({ width: 1, height: 1, bits: 32, pixels: [0, 0, 255, 77] })).toEqual([[red]]);
    const rgba = [0xff, 0xff00, 0xff_0000, 0xff00_0000];
    const parts = { width: 2, height: 1, bits: 32, compression: 3 };
    const pixels = [255, 0, 0, 255, 0, 0, 0, 0];
    for (const headerBytes of [56, 108, 124] as const) {
      expect(rowsOf({ ...parts, headerBytes, masks: rgba, pixels })).toEqual([[red, white]]);
    }
    expect(rowsOf({ ...parts, compression: 6, masks: rgba, pixels })).toEqual([[red, white]]);
    const halfRed = [255, 0, 0, 128, 255, 0, 0, 255];
    expect(rowsOf({ ...parts, headerBytes: 108, masks: rgba, pixels: halfRed })).toEqual([[[255, 127, 127], red]]);
  });

  test('takes an alpha channel of nothing but zeros for unused', () => {
    const masks = [0xff_0000, 0xff00, 0xff, 0xff00_0000];
    const parts = { headerBytes: 124 as const, width: 1, height: 1, bits: 32, compression: 3, masks };
    expect(rowsOf({ ...parts, pixels: [0, 0, 255, 0] })).toEqual([[red]]);
  });

  test.each([
    ['overlapping', [0xff00, 0xff00, 0xff]],
    ['broken', [0xf0f0_0000, 0xff00, 0xff]],
    ['empty', [0, 0, 0]],
  ])('refuses %s masks', (_, masks) => {
    const parts = { width: 1, height: 1, bits: 32, compression: 3, masks, pixels: [0, 0, 0, 0] };
    expect(rowsOf(parts)).toBe('image-header-corrupt');
  });

  const palette = [black, red, green, blue];

  test('expands RLE8: runs, literals, lines and moves', () => {
    const pixels = [3, 1, 0, 0, 0, 3, 2, 3, 2, 0, 0, 0, 0, 2, 2, 0, 1, 3, 0, 1];
    expect(rowsOf({ width: 3, height: 3, bits: 8, compression: 1, palette, pixels })).toEqual([
      [black, black, blue],
      [green, blue, green],
      [red, red, red],
    ]);
  });

  test('expands RLE4: runs in turn and literals', () => {
    const pixels = [3, 0x12, 0, 0, 0, 3, 0x32, 0x10, 0, 1];
    expect(rowsOf({ width: 3, height: 2, bits: 4, compression: 2, palette, pixels })).toEqual([
      [blue, green, red],
      [red, green, red],
    ]);
  });

  test('needs no end mark behind the last pixel', () => {
    expect(rowsOf({ width: 2, height: 1, bits: 8, compression: 1, palette, pixels: [2, 1] })).toEqual([[red, red]]);
  });

  test.each([
    ['a run beyond its row', [4, 1, 0, 1], 'image-corrupt'],
    ['literals beyond their row', [0, 4, 1, 1, 1, 1, 0, 1], 'image-corrupt'],
    ['a run above the top', [0, 0, 0, 0, 0, 0, 1, 1, 0, 1], 'image-corrupt'],
    ['a cut run', [3, 1, 0, 0, 2], 'image-truncated'],
    ['cut literals', [0, 3, 1], 'image-truncated'],
    ['a cut move', [0, 2, 1], 'image-truncated'],
    ['no end', [3, 1, 0, 0], 'image-truncated'],
  ])('refuses run lengths with %s', (_, pixels, code) => {
    expect(rowsOf({ width: 3, height: 2, bits: 8, compression: 1, palette, pixels })).toBe(code);
  });

  test.each([
    ['a missing last byte', { width: 2, height: 1, bits: 24, pixels: [1, 2, 3, 4, 5] }, 'image-truncated'],
    ['an embedded JPEG', { width: 2, height: 1, bits: 24, compression: 4, pixels: [] }, 'image-variant-unsupported'],
    ['a bit count of 3', { width: 2, height: 1, bits: 3, pixels: [0, 0, 0, 0] }, 'image-header-corrupt'],
    [
      'an indexed picture without a palette',
      { width: 1, height: 1, bits: 8, pixels: [0, 0, 0, 0] },
      'image-header-corrupt',
    ],
    [
      'run lengths from the top',
      { width: 1, height: -1, bits: 8, compression: 1, palette, pixels: [1, 1, 0, 1] },
      'image-header-corrupt',
    ],
  ])('refuses %s', (_, parts, code) => {
    expect(rowsOf(parts)).toBe(code);
  });

  test('survives any bytes', () => {
    const header = fc.record({
      headerBytes: fc.constantFrom(12 as const, 40 as const, 56 as const, 64 as const, 124 as const),
      width: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 20 }),
      bits: fc.constantFrom(1, 4, 8, 16, 24, 32),
      compression: fc.constantFrom(0, 1, 2, 3, 6),
      pixels: fc.array(fc.nat(255), { maxLength: 300 }),
    });
    fc.assert(
      fc.property(header, fc.nat(160), fc.nat(255), (parts, at, value) => {
        const bytes = bmpOf({ ...parts, palette: [red, green], masks: [0xff_0000, 0xff00, 0xff] });
        if (at < bytes.length && at > 1) bytes.writeUInt8(value, at);
        expect(['decoded', 'refused']).toContain(decode(bytes).kind);
      }),
      { numRuns: 2000 },
    );
  });
});

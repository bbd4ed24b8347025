import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { photo } from '#test/support/images/picture.ts';
import { loadSharp } from '../sharp-backend.ts';
import { encodeLargePng, encodePng } from './encode-png.ts';
import type { PngPixels } from './png-pixels.ts';

async function decode(bytes: Uint8Array) {
  const sharp = await loadSharp();
  const { data, info } = await sharp(bytes, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, pixels: [...data] };
}

const pixels: fc.Arbitrary<PngPixels> = fc
  .record({
    width: fc.integer({ min: 1, max: 12 }),
    height: fc.integer({ min: 1, max: 12 }),
    channels: fc.constantFrom(1 as const, 3 as const, 4 as const),
    shades: fc.integer({ min: 1, max: 256 }),
    seed: fc.array(fc.nat(255), { minLength: 1, maxLength: 40 }),
  })
  .map(({ width, height, channels, shades, seed }) => ({
    width,
    height,
    channels,
    pixels: Uint8Array.from({ length: width * height * channels }, (_, at) => (seed[at % seed.length] ?? 0) % shades),
  }));

describe('encodePng', () => {
  test('is read back as the same pixels', async () => {
    await fc.assert(
      fc.asyncProperty(pixels, async (image) => {
        const decoded = await decode(encodePng(image));
        const repeat = image.channels === 1 ? 3 : 1;
        expect(decoded).toEqual({
          width: image.width,
          height: image.height,
          channels: image.channels === 1 ? 3 : image.channels,
          pixels: [...image.pixels].flatMap((value) => Array.from({ length: repeat }, () => value)),
        });
      }),
      { numRuns: 150 },
    );
  });

  test('gives the same bytes every time, also in the background', async () => {
    const image = photo(300, 200);
    expect(encodePng(image)).toEqual(encodePng(image));
    expect(await encodeLargePng(image)).toEqual(encodePng(image));
  });

  test('makes photos smaller than their pixels, and flat ink much smaller', () => {
    const shades = photo(200, 200);
    expect(encodePng(shades).length).toBeLessThan(shades.pixels.length);
    const ink = new Uint8Array(40_000).fill(255).fill(0, 9000, 9100);
    expect(encodePng({ width: 200, height: 200, channels: 1, pixels: ink }).length).toBeLessThan(1000);
  });
});

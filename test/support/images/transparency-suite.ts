import type sharpLibrary from 'sharp';
import type { Sharp } from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { loadSharp } from '#electron/core/imaging/sharp-backend.ts';
import { hasAlpha, hasTransparentPixels } from '#electron/core/imaging/transparency.ts';
import { pngWithChunk } from './png.ts';

/** Tests that transparent files are told from opaque ones, most of them by their header alone. */
export function describeTransparency(): void {
  let sharp: typeof sharpLibrary;
  beforeAll(async () => {
    sharp = await loadSharp();
  });

  const side = 4;
  /** Black, with one pixel of another alpha. */
  const rgba = (alpha: number) => {
    const pixels = new Uint8Array(side * side * 4).map((_, at) => (at % 4 === 3 ? 255 : 0));
    pixels[side * 4 + 3] = alpha;
    return sharp(pixels, { raw: { width: side, height: side, channels: 4 } });
  };
  const greyAlpha = (alpha: number) =>
    sharp(Uint8Array.from([0, 255, 0, alpha]), { raw: { width: 2, height: 1, channels: 2 } }).toColourspace('b-w');
  const sixteenBits = (alpha: number) =>
    sharp(Uint16Array.from([0, 0, 0, 65_535, 0, 0, 0, alpha]), {
      raw: { width: 2, height: 1, channels: 4 },
    }).toColourspace('rgb16');
  const lossless = (source: Sharp) => source.webp({ lossless: true });

  test.each<[string, string, () => Sharp]>([
    ['PNG with alpha', 'image/png', () => rgba(254).png()],
    ['grey PNG with alpha', 'image/png', () => greyAlpha(0).png()],
    ['PNG of sixteen bits', 'image/png', () => sixteenBits(30_000).png()],
    ['palette PNG', 'image/png', () => rgba(0).png({ palette: true })],
    ['lossy WebP', 'image/webp', () => rgba(0).webp()],
    ['lossless WebP', 'image/webp', () => lossless(rgba(0))],
  ])('%s: transparent', async (_, contentType, made) => {
    const bytes = await made().toBuffer();
    expect(hasAlpha(bytes, contentType)).toBe(true);
    expect(await hasTransparentPixels(bytes)).toBe(true);
  });

  test.each<[string, string, () => Sharp]>([
    ['PNG with alpha', 'image/png', () => rgba(255).png()],
    ['grey PNG with alpha', 'image/png', () => greyAlpha(255).png()],
    ['PNG of sixteen bits', 'image/png', () => sixteenBits(65_535).png()],
  ])('%s that is opaque: only its pixels tell', async (_, contentType, made) => {
    const bytes = await made().toBuffer();
    expect(hasAlpha(bytes, contentType)).toBe(true);
    expect(await hasTransparentPixels(bytes)).toBe(false);
  });

  test.each<[string, string, () => Sharp]>([
    ['PNG', 'image/png', () => rgba(255).removeAlpha().png()],
    ['palette PNG', 'image/png', () => rgba(255).removeAlpha().png({ palette: true })],
    ['lossy WebP', 'image/webp', () => rgba(255).removeAlpha().webp()],
    ['lossless WebP', 'image/webp', () => lossless(rgba(255).removeAlpha())],
    ['JPEG', 'image/jpeg', () => rgba(255).removeAlpha().jpeg()],
  ])('%s: its header tells that it is opaque', async (_, contentType, made) => {
    expect(hasAlpha(await made().toBuffer(), contentType)).toBe(false);
  });

  test('a head that ends before the pixels of a PNG does not tell', async () => {
    const plain = await rgba(255).removeAlpha().png().toBuffer();
    const long = pngWithChunk(plain, 'iTXt', new Uint8Array(5000));
    expect(hasAlpha(long.subarray(0, 4096), 'image/png')).toBeUndefined();
    expect(hasAlpha(long, 'image/png')).toBe(false);
    expect(hasAlpha(new Uint8Array(), 'image/webp')).toBeUndefined();
  });
}

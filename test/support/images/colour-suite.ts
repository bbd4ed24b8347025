import type sharpLibrary from 'sharp';
import type { Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { encodePng } from '#electron/core/imaging/png/encode-png.ts';
import type { RawImage } from '#electron/core/imaging/raw-image.ts';
import { loadSharp } from '#electron/core/imaging/sharp-backend.ts';
import { type Colour, colourAt, largestDifference, photo, picture } from './picture.ts';

/** Tests that every kind of pixel comes out as 8-bit sRGB or grey without alpha. */
export function describeColours(): void {
  let sharp: typeof sharpLibrary;
  beforeAll(async () => {
    sharp = await loadSharp();
  });

  const fromRaw = ({ width, height, channels, pixels }: RawImage) =>
    sharp(pixels, { raw: { width, height, channels } });

  async function decode(pipeline: Sharp): Promise<RawImage> {
    const result = await decodeUpright(await pipeline.toBuffer());
    if (result.kind === 'refused') throw new Error(result.reason.message);
    return result.pixels;
  }

  const colours = photo(40, 30);
  const greys: RawImage = {
    width: 16,
    height: 16,
    channels: 1,
    pixels: Uint8Array.from({ length: 256 }, (_, at) => at),
  };

  test.each([
    ['PNG', (source: Sharp) => source.png()],
    ['interlaced PNG', (source: Sharp) => source.png({ progressive: true })],
    ['lossless WebP', (source: Sharp) => source.webp({ lossless: true })],
    ['TIFF', (source: Sharp) => source.tiff({ compression: 'none' })],
    [
      'TIFF, deflated with predictor',
      (source: Sharp) => source.tiff({ compression: 'deflate', predictor: 'horizontal' }),
    ],
    [
      'TIFF of tiles',
      (source: Sharp) => source.tiff({ compression: 'lzw', tile: true, tileWidth: 16, tileHeight: 16 }),
    ],
    ['big TIFF', (source: Sharp) => source.tiff({ compression: 'lzw', bigtiff: true })],
  ])('%s keeps every pixel', async (_, encode) => {
    expect(largestDifference(await decode(encode(fromRaw(colours))), colours)).toBe(0);
  });

  test.each([
    ['PNG', (source: Sharp) => source.png()],
    ['JPEG', (source: Sharp) => source.jpeg({ quality: 100 })],
    ['TIFF', (source: Sharp) => source.tiff({ compression: 'lzw' })],
  ])('a grey %s has one channel', async (_, encode) => {
    const decoded = await decode(encode(fromRaw(greys).toColourspace('b-w')));
    expect(decoded.channels).toBe(1);
    expect(largestDifference(decoded, greys)).toBeLessThanOrEqual(2);
  });

  test('a palette keeps its colours', async () => {
    const flags = picture(8, 8, (x, y) => (x < 4 ? [200, 10, 30] : y < 4 ? [0, 90, 250] : [255, 255, 255]));
    const pipeline = fromRaw(flags).png({ palette: true, colours: 4, effort: 1 });
    // The quantizer that writes the file may miss a colour by one.
    expect(largestDifference(await decode(pipeline), flags)).toBeLessThanOrEqual(1);
  });

  test('sixteen bits become eight', async () => {
    const wide = Uint16Array.from(colours.pixels, (value) => value * 257);
    const source = () => sharp(wide, { raw: { width: 40, height: 30, channels: 3 } }).toColourspace('rgb16');
    expect(largestDifference(await decode(source().png()), colours)).toBeLessThanOrEqual(1);
    const wideGrey = Uint16Array.from(greys.pixels, (value) => value * 257);
    const grey = sharp(wideGrey, { raw: { width: 16, height: 16, channels: 1 } }).toColourspace('grey16');
    expect(largestDifference(await decode(grey.png()), greys)).toBeLessThanOrEqual(1);
  });

  test('CMYK becomes red, green and blue', async () => {
    const field = picture(32, 32, (x) => (x < 16 ? [250, 250, 250] : [20, 20, 20]));
    for (const pipeline of [
      fromRaw(field).toColourspace('cmyk').jpeg({ quality: 100 }),
      fromRaw(field).toColourspace('cmyk').tiff({ compression: 'lzw' }),
    ]) {
      const decoded = await decode(pipeline);
      expect(decoded.channels).toBe(3);
      expect(Math.min(...colourAt(decoded, 4, 4))).toBeGreaterThan(220);
      expect(Math.max(...colourAt(decoded, 28, 28))).toBeLessThan(70);
    }
  });

  test('transparent pixels are laid on white', async () => {
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 0, 0, 0, 0, 255, 0, 128]);
    const source = () => sharp(pixels, { raw: { width: 3, height: 1, channels: 4 } });
    for (const pipeline of [
      source().png(),
      source().webp({ lossless: true, exact: true }),
      source().tiff({ compression: 'lzw' }),
    ]) {
      const decoded = await decode(pipeline);
      expect(decoded.channels).toBe(3);
      expect([0, 1, 2].map((x) => colourAt(decoded, x, 0))).toEqual([
        [255, 0, 0],
        [255, 255, 255],
        [127, 255, 127],
      ]);
    }
  });

  test('a transparent grey stays grey', async () => {
    const pixels = Uint8Array.from([0, 255, 0, 0, 100, 255]);
    const source = sharp(pixels, { raw: { width: 3, height: 1, channels: 2 } }).toColourspace('b-w');
    expect(await decode(source.png())).toEqual({
      width: 3,
      height: 1,
      channels: 1,
      pixels: expect.toSatisfy((values: Uint8Array) => [...values].join() === '0,255,100'),
    });
  });

  test('one bit becomes black and white', async () => {
    const half = greys.pixels.map((value) => (value < 128 ? 0 : 255));
    const source = sharp(half, { raw: { width: 16, height: 16, channels: 1 } }).toColourspace('b-w');
    const decoded = await decode(source.tiff({ bitdepth: 1, compression: 'ccittfax4' }));
    expect(decoded.channels).toBe(1);
    expect([...decoded.pixels]).toEqual([...half]);
  });

  describe('of several pictures the first is taken, and that is noted', () => {
    const paints: readonly Colour[] = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ];
    const frames = () => paints.map((colour) => Buffer.from(encodePng(picture(20, 10, () => colour))));

    test('animated WebP', async () => {
      const bytes = await sharp(frames(), { join: { animated: true } })
        .webp({ lossless: true })
        .toBuffer();
      const result = await decodeUpright(bytes);
      if (result.kind === 'refused') throw new Error(result.reason.message);
      expect(result.header).toMatchObject({ width: 20, height: 10, pictures: 3 });
      expect(result.header.notes).toMatchObject([{ code: 'only-first-of-frames', parameters: { frames: 3 } }]);
      expect(colourAt(result.pixels, 5, 5)).toEqual([255, 0, 0]);
    });

    test('TIFF of several pages', async () => {
      const bytes = await sharp(frames(), { join: { animated: true } })
        .tiff({ compression: 'lzw' })
        .toBuffer();
      const result = await decodeUpright(bytes);
      if (result.kind === 'refused') throw new Error(result.reason.message);
      expect(result.header).toMatchObject({ width: 20, height: 10, pictures: 3 });
      expect(result.header.notes).toMatchObject([{ code: 'only-first-of-pages', parameters: { pages: 3 } }]);
      expect(colourAt(result.pixels, 5, 5)).toEqual([255, 0, 0]);
    });
  });
}

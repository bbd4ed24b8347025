import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import { type CropOptionName, symbolCrop } from '#shared/formats/writing/crop-look.ts';
import type { RawImage } from '../raw-image.ts';
import { cutLook, polarityOf } from './cut-look.ts';

const [width, height] = [40, 30];
const minimumSide = 10;

/** A page of 40 × 30 pixels of which no two neighbours are alike, mostly light or mostly dark. */
function page(isLight: boolean): RawImage {
  const pixels = Uint8Array.from({ length: width * height }, (_, index) => {
    const ink = index % 7 === 0 ? 200 : 0;
    return isLight ? 255 - ink - (index % 5) : ink + (index % 5);
  });
  return { width, height, channels: 1, pixels };
}

const boxes = fc
  .record({
    x: fc.integer({ min: 0, max: width - 1 }),
    y: fc.integer({ min: 0, max: height - 1 }),
    wide: fc.integer({ min: 1, max: width }),
    high: fc.integer({ min: 1, max: height }),
  })
  .map(({ x, y, wide, high }) => ({ x, y, width: Math.min(wide, width - x), height: Math.min(high, height - y) }));

const crops: fc.Arbitrary<Pick<DatasetOptions, CropOptionName>> = fc.record({
  cropPadding: fc.integer({ min: 0, max: 12 }),
  cropSquare: fc.boolean(),
  cropSize: fc.constant(0),
  cropBackground: fc.constantFrom('page', 'white', 'black'),
  polarity: fc.constantFrom('as-is', 'dark-on-light', 'light-on-dark'),
  resampling: fc.constant('nearest'),
});

/** Left, top, right and bottom of the pixels of one value; empty where there is none. */
function extentOf({ width: columns, pixels }: RawImage, value: number): readonly number[] {
  const places = [...pixels].flatMap((pixel, at) =>
    pixel === value ? [[at % columns, Math.floor(at / columns)] as const] : [],
  );
  if (places.length === 0) return [];
  const [x, y] = [places.map(([column]) => column), places.map(([, row]) => row)];
  return [Math.min(...x), Math.min(...y), Math.max(...x) + 1, Math.max(...y) + 1];
}

function cropOf(
  box: { x: number; y: number; width: number; height: number },
  isLight: boolean,
  options: Pick<DatasetOptions, CropOptionName>,
) {
  const whole = page(isLight);
  const crop = symbolCrop(box, whole, minimumSide, options);
  const look = crop.cut.look ?? {};
  const isTurned = polarityOf(whole)(look);
  return { whole, crop, isTurned, image: cutLook(whole, { ...crop.cut, look }, isTurned) };
}

describe('the crop of a symbol', () => {
  it('shows the page where it says that it lies, and around it what was asked for, whatever the polarity', () => {
    fc.assert(
      fc.property(boxes, fc.boolean(), crops, (box, isLight, options) => {
        const { whole, crop, isTurned, image } = cropOf(box, isLight, options);
        const { cropBackground, polarity } = options;
        const isDark = cropBackground === 'page' ? polarity === 'light-on-dark' : cropBackground === 'black';
        const shown = cropBackground === 'page' ? { x: 0, y: 0, width, height } : box;
        for (let at = 0; at < image.pixels.length; at += 1) {
          const x = crop.origin.x + (at % image.width);
          const y = crop.origin.y + Math.floor(at / image.width);
          const isShown = x >= shown.x && x < shown.x + shown.width && y >= shown.y && y < shown.y + shown.height;
          const pixel = whole.pixels[y * width + x] ?? 0;
          const expected = isShown ? (isTurned ? 255 - pixel : pixel) : isDark ? 0 : 255;
          expect(image.pixels[at], `pixel ${x}, ${y} of the page`).toBe(expected);
        }
        expect(Math.min(image.width, image.height)).toBeGreaterThanOrEqual(minimumSide);
        if (options.cropSquare) expect(image.width).toBe(image.height);
      }),
      { numRuns: 500 },
    );
  });

  it('says by how much it is scaled', () => {
    fc.assert(
      fc.property(boxes, crops, (box, options) => {
        const plain = cropOf(box, true, options).image;
        const cropSize = 3 * Math.max(plain.width, plain.height);
        const { crop, image } = cropOf(box, true, { ...options, cropSize });
        expect(crop.scale).toBeCloseTo(3, 9);
        expect([image.width, image.height]).toEqual([3 * plain.width, 3 * plain.height]);
        expect(crop.origin).toEqual(cropOf(box, true, options).crop.origin);
      }),
      { numRuns: 100 },
    );
  });

  it('is as large as loaders take it when it is scaled down, and says where in it the symbol is', () => {
    const whole: RawImage = { width: 400, height: 100, channels: 1, pixels: new Uint8Array(40_000).fill(100) };
    const box = { x: 50, y: 40, width: 300, height: 12 };
    fc.assert(
      fc.property(crops, fc.integer({ min: 1, max: 200 }), (given, cropSize) => {
        const options = { ...given, cropSize, polarity: 'as-is' } as const;
        const { cut, origin, scale, isFilledUp } = symbolCrop(box, whole, minimumSide, options);
        const image = cutLook(whole, { ...cut, look: cut.look ?? {} }, false);
        expect(Math.max(image.width, image.height)).toBe(Math.max(minimumSide, cropSize));
        expect(Math.min(image.width, image.height)).toBeGreaterThanOrEqual(minimumSide);
        if (isFilledUp) expect(Math.min(image.width, image.height)).toBe(minimumSide);
        else expect(image.width).toBe(cropSize);
        const isSquareOfPage = options.cropSquare && options.cropBackground === 'page';
        // A square of the page is as wide as the symbol; what fills it up to 10 pixels is no page.
        const shown = isSquareOfPage ? { ...cut.window, y: 0, height: 100 } : cut.window;
        const edges = [
          shown.x - origin.x,
          shown.y - origin.y,
          shown.x + shown.width - origin.x,
          shown.y + shown.height - origin.y,
        ];
        const found = extentOf(image, 100);
        // Sides are whole pixels: a symbol of a pixel and a bit may fall between the rows that are taken.
        if (shown.height * scale < 2 && found.length === 0) return;
        for (const [index, limit] of [image.width, image.height, image.width, image.height].entries()) {
          const expected = Math.min(limit, Math.max(0, (edges[index] ?? 0) * scale));
          expect(Math.abs((found[index] ?? Number.NaN) - expected), `edge ${index}`).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

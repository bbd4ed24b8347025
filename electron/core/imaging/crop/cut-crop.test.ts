import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colourAt, picture } from '#test/support/images/picture.ts';
import { type CropOptions, cutCrop } from './cut-crop.ts';
import { outwardPixelBox } from './pixel-box.ts';

const page = picture(20, 10, (x, y) => [x, y, 7]);
const plain: CropOptions = { paddingPx: 0, paddingFrom: 'page', minimumSidePx: 1, background: 255 };
const white = [255, 255, 255];

describe('outwardPixelBox', () => {
  test.each([
    ['whole pixels', { x: 2, y: 3, width: 4, height: 5 }, { x: 2, y: 3, width: 4, height: 5 }],
    ['fractions', { x: 2.4, y: 3.6, width: 1, height: 1 }, { x: 2, y: 3, width: 2, height: 2 }],
    ['rounding', { x: 1.9999999, y: 3.0000001, width: 4.0000002, height: 5 }, { x: 2, y: 3, width: 4, height: 5 }],
    ['nothing', { x: 2.5, y: 3.5, width: 0, height: 0 }, { x: 2, y: 3, width: 1, height: 1 }],
    ['outside', { x: -1.5, y: -0.2, width: 3, height: 1 }, { x: -2, y: -1, width: 4, height: 2 }],
  ])('cuts %s outward', (_, box, expected) => {
    expect(outwardPixelBox(box)).toEqual(expected);
  });
});

describe('cutCrop', () => {
  test('cuts the pixels of a box', () => {
    const { image, origin } = cutCrop(page, { x: 3.2, y: 4, width: 2, height: 3 }, plain);
    expect(origin).toEqual({ x: 3, y: 4 });
    expect([image.width, image.height]).toEqual([3, 3]);
    expect(colourAt(image, 0, 0)).toEqual([3, 4, 7]);
    expect(colourAt(image, 2, 2)).toEqual([5, 6, 7]);
  });

  test('pads with the page around it, or with background', () => {
    const box = { x: 3, y: 4, width: 2, height: 2 };
    const around = cutCrop(page, box, { ...plain, paddingPx: 1 });
    expect(around.origin).toEqual({ x: 2, y: 3 });
    expect(colourAt(around.image, 0, 0)).toEqual([2, 3, 7]);
    const bare = cutCrop(page, box, { ...plain, paddingPx: 1, paddingFrom: 'background' });
    expect(colourAt(bare.image, 0, 0)).toEqual(white);
    expect(colourAt(bare.image, 1, 1)).toEqual([3, 4, 7]);
    expect(colourAt(bare.image, 3, 3)).toEqual(white);
  });

  test('widens what is too small, evenly', () => {
    const { image, origin } = cutCrop(page, { x: 8, y: 4, width: 1, height: 2 }, { ...plain, minimumSidePx: 5 });
    expect([image.width, image.height]).toEqual([5, 5]);
    expect(origin).toEqual({ x: 6, y: 3 });
  });

  test('fills what lies outside of the page', () => {
    const corner = cutCrop(page, { x: -2, y: -1, width: 4, height: 3 }, plain).image;
    expect(colourAt(corner, 1, 1)).toEqual(white);
    expect(colourAt(corner, 2, 0)).toEqual(white);
    expect(colourAt(corner, 2, 1)).toEqual([0, 0, 7]);
    const outside = cutCrop(page, { x: 40, y: 40, width: 2, height: 2 }, plain).image;
    expect([...outside.pixels]).toEqual(Array.from({ length: 12 }, () => 255));
  });

  test('each pixel of a crop is that of the page at its origin, or background', () => {
    const side = fc.double({ min: 0, max: 12, noNaN: true });
    const place = fc.double({ min: -8, max: 24, noNaN: true });
    const box = fc.record({ x: place, y: place, width: side, height: side });
    const options = fc.record({ paddingPx: fc.nat(4), minimumSidePx: fc.nat(9) });
    fc.assert(
      fc.property(box, options, (cut, sizes) => {
        const { image, origin } = cutCrop(page, cut, { ...plain, ...sizes });
        expect(origin.x).toBeLessThanOrEqual(cut.x + 1e-3);
        expect(origin.x + image.width).toBeGreaterThanOrEqual(cut.x + cut.width - 1e-3);
        for (let y = 0; y < image.height; y += 1) {
          for (let x = 0; x < image.width; x += 1) {
            const [px, py] = [x + origin.x, y + origin.y];
            const isOnPage = px >= 0 && py >= 0 && px < page.width && py < page.height;
            expect(colourAt(image, x, y)).toEqual(isOnPage ? [px, py, 7] : white);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

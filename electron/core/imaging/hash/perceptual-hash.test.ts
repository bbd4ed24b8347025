import { describe, expect, test } from 'vitest';
import { turnTowards } from '#shared/split/near-duplicates.ts';
import { pictureTurns } from '#shared/split/turned-hash.ts';
import { colourAt, photo, picture } from '#test/support/images/picture.ts';
import type { RawImage } from '../raw-image.ts';
import { scaleRawImage } from '../scale-raw-image.ts';
import { contentArea } from './content-area.ts';
import { toGrey } from './grey-image.ts';
import { hammingDistance, perceptualHash, perceptualHashOf as perceptualHashOfGrey } from './perceptual-hash.ts';
import { reduceGrey } from './reduce-grey.ts';

const perceptualHashOf = (image: RawImage) => perceptualHashOfGrey(toGrey(image));

/** Strokes of some formula-like drawing, scaled to any size. */
const drawing = (side: number, seed: number) =>
  picture(side, side, (x, y) => {
    const u = Math.floor((x * 16) / side);
    const v = Math.floor((y * 16) / side);
    return (u * 7 + v * 13 + u * v * seed) % 5 === 0 ? [0, 0, 0] : [255, 255, 255];
  });

describe('perceptualHash', () => {
  test('has the bits of the frequencies that are there', () => {
    const waves = Uint8Array.from({ length: 1024 }, (_, at) =>
      Math.round(128 + 100 * Math.cos(((2 * (at % 32) + 1) * 3 * Math.PI) / 64)),
    );
    const bits = BigInt(`0x${perceptualHash(waves)}`);
    const isSet = (v: number, u: number) => (bits >> BigInt(63 - (v * 8 + u))) % 2n === 1n;
    expect([isSet(0, 0), isSet(0, 3)]).toEqual([true, true]);
  });

  test('stays the same over time', () => {
    expect(perceptualHashOf(photo(321, 123))).toMatchInlineSnapshot(`"a245f00dfb0e697a"`);
    expect(perceptualHashOf(drawing(96, 3))).toMatchInlineSnapshot(`"81fc54fc54f4542b"`);
  });

  test('hardly changes with size and brightness', async () => {
    const large = drawing(512, 3);
    const small = await scaleRawImage(large, 200);
    const darker = { ...large, pixels: large.pixels.map((value) => Math.round(value * 0.8)) };
    expect(hammingDistance(perceptualHashOf(large), perceptualHashOf(small))).toBeLessThanOrEqual(2);
    expect(hammingDistance(perceptualHashOf(large), perceptualHashOf(darker))).toBeLessThanOrEqual(2);
  });

  test.each(pictureTurns)(
    'of a picture that is turned by $degrees° (negative: $isNegative) is its own, turned',
    (turn) => {
      const side = 96;
      const shades = photo(side, side);
      const turned = picture(side, side, (x, y) => {
        const [right, down] = [side - 1 - x, side - 1 - y];
        const [fromX, fromY] = { 0: [x, y], 90: [y, right], 180: [right, down], 270: [down, x] }[turn.degrees] as [
          number,
          number,
        ];
        const [red, green, blue] = colourAt(shades, fromX, fromY);
        return turn.isNegative ? [255 - red, 255 - green, 255 - blue] : [red, green, blue];
      });
      expect(turnTowards(perceptualHashOf(shades), perceptualHashOf(turned))).toEqual(turn);
    },
  );

  test('differs between drawings', () => {
    for (const other of [1, 2, 4]) {
      expect(hammingDistance(perceptualHashOf(drawing(256, 3)), perceptualHashOf(drawing(256, other)))).toBeGreaterThan(
        8,
      );
    }
  });

  test('is taken of 32 × 32 values', () => {
    expect(() => perceptualHash(new Uint8Array(1000))).toThrow(RangeError);
  });
});

describe('hammingDistance', () => {
  test.each([
    ['0000000000000000', '0000000000000000', 0],
    ['0000000000000000', 'ffffffffffffffff', 64],
    ['8000000000000001', '0000000000000000', 2],
    ['00000000f0000000', '0000000000000000', 4],
  ])('%s and %s differ in %i bits', (a, b, distance) => {
    expect(hammingDistance(a, b)).toBe(distance);
  });
});

/** A blank page with a drawing on a part of it. */
const pageWith = (seed: number, left: number, top: number) => {
  const formula = drawing(120, seed);
  return picture(400, 560, (x, y) => {
    const isDrawing = x >= left && x < left + 120 && y >= top && y < top + 24;
    return isDrawing ? colourAt(formula, x - left, (y - top) * 5) : [255, 255, 255];
  });
};

describe('perceptualHashOf', () => {
  test('tells blank pages with a formula apart by the formula, wherever it is', () => {
    const hash = perceptualHashOf(pageWith(3, 60, 80));
    expect(hammingDistance(hash, perceptualHashOf(pageWith(3, 200, 300)))).toBeLessThanOrEqual(2);
    expect(hammingDistance(hash, perceptualHashOf(pageWith(4, 60, 80)))).toBeGreaterThan(8);
  });

  test('takes a blank page as it is', () => {
    expect(perceptualHashOf(picture(50, 40, () => [240, 240, 240]))).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('contentArea', () => {
  test('is where the image differs from its commonest grey', () => {
    const page = picture(30, 20, (x, y) => (x >= 4 && x < 9 && y >= 11 && y < 13 ? [0, 0, 0] : [250, 250, 245]));
    expect(contentArea(toGrey(page))).toEqual({ x: 4, y: 11, width: 5, height: 2 });
  });

  test('is everything when nothing differs, or all does', () => {
    const whole = { x: 0, y: 0, width: 30, height: 20 };
    expect(contentArea(toGrey(picture(30, 20, () => [9, 9, 9])))).toEqual(whole);
    expect(contentArea(toGrey(photo(30, 20)))).toEqual(whole);
  });
});

describe('reduceGrey', () => {
  const reduce = (width: number, height: number, values: readonly number[], side: number) => [
    ...reduceGrey({ width, height, values: Uint8Array.from(values) }, { x: 0, y: 0, width, height }, side),
  ];

  test('takes the mean of the area that each result covers', () => {
    expect(reduce(3, 2, [0, 100, 200, 40, 140, 240], 1)).toEqual([120]);
    expect(reduce(3, 2, [0, 100, 200, 40, 140, 240], 2)).toEqual([33, 167, 73, 207]);
  });

  test('repeats pixels of an image that is smaller', () => {
    expect(reduce(1, 2, [10, 20], 2)).toEqual([10, 10, 20, 20]);
  });

  test('takes an area', () => {
    const image = { width: 3, height: 2, values: Uint8Array.from([0, 1, 2, 3, 4, 5]) };
    expect([...reduceGrey(image, { x: 1, y: 0, width: 2, height: 2 }, 2)]).toEqual([1, 2, 4, 5]);
  });
});

describe('toGrey', () => {
  test('weighs colours as the eye does', () => {
    const image = picture(3, 1, (x) => [x === 0 ? 255 : 0, x === 1 ? 255 : 0, x === 2 ? 255 : 0]);
    expect([...toGrey(image).values]).toEqual([77, 149, 29]);
  });
});

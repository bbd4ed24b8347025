import { describe, expect, test } from 'vitest';
import { InkBands } from '#shared/split/ink-bands.ts';
import { scribbledFormula } from '#test/support/images/scribbled-formula.ts';
import type { GreyImage } from './grey-image.ts';
import { inkHashOf } from './ink-hash.ts';

function formula(seed: number, strokes?: number): GreyImage {
  const { width, height, pixels } = scribbledFormula(seed, strokes);
  return { width, height, values: pixels };
}

interface View {
  readonly margins?: readonly [left: number, top: number, right: number, bottom: number];
  readonly degrees?: number;
  readonly scale?: number;
  readonly isNegative?: boolean;
  /** Darker from left to right, as in the shadow of a hand. */
  readonly shadow?: number;
}

/** The picture again: with margins as shares of its sides, turned around its middle, smaller, in other light. */
function viewOf(picture: GreyImage, view: View): GreyImage {
  const { margins: [left, top, right, bottom] = [0, 0, 0, 0], degrees = 0, scale = 1, isNegative, shadow = 0 } = view;
  const width = Math.round(picture.width * (1 + left + right) * scale);
  const height = Math.round(picture.height * (1 + top + bottom) * scale);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const lightAt = (x: number, y: number) => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const isInside = column >= 0 && row >= 0 && column < picture.width && row < picture.height;
    return isInside ? (picture.values[row * picture.width + column] ?? 0) : 255;
  };
  const values = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      let sum = 0;
      // Four looks a pixel, so that what is made smaller is not ragged.
      for (const [beside, below] of [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ] as const) {
        const u = (x + beside) / scale - (left + 0.5) * picture.width;
        const v = (y + below) / scale - (top + 0.5) * picture.height;
        sum += lightAt(u * cos + v * sin + picture.width / 2, v * cos - u * sin + picture.height / 2);
      }
      const light = (sum / 4) * (1 - (shadow * x) / width);
      values[at] = isNegative ? 255 - light : light;
    }
  }
  return { width, height, values };
}

const isSameInk = (a: GreyImage, b: GreyImage) => {
  const [one, other] = [inkHashOf(a), inkHashOf(b)];
  return one !== null && other !== null && new InkBands([one]).nearest(other) !== null;
};

const pictures = Array.from({ length: 12 }, (_, seed) => formula(seed + 1));

describe('inkHashOf', () => {
  test.each<[string, View]>([
    ['with wider margins', { margins: [0.2, 0.2, 0.2, 0.2] }],
    ['with margins on two sides', { margins: [0.25, 0, 0, 0.4] }],
    ['cut off at its ink', { margins: [-0.02, -0.05, -0.02, -0.05] }],
    ['turned by 2°', { degrees: 2, margins: [0.05, 0.1, 0.05, 0.1] }],
    ['turned back by 3°', { degrees: -3, margins: [0.05, 0.1, 0.05, 0.1] }],
    ['smaller', { scale: 0.6 }],
    ['as a negative', { isNegative: true }],
    ['in the shadow, with margins', { shadow: 0.15, margins: [0.1, 0.1, 0.1, 0.1] }],
  ])('knows a picture again %s', (_, view) => {
    for (const picture of pictures) expect(isSameInk(picture, viewOf(picture, view))).toBe(true);
  });

  test('tells pictures apart', () => {
    for (const [index, picture] of pictures.entries()) {
      for (const other of pictures.slice(index + 1)) expect(isSameInk(picture, other)).toBe(false);
    }
  });

  test('tells the same strokes apart that are stretched', () => {
    const [picture] = pictures;
    if (!picture) throw new Error('No picture.');
    const { width, height, values } = picture;
    const tall = new Uint8Array(width * height * 2);
    for (let y = 0; y < height * 2; y += 1)
      tall.set(values.subarray((y >> 1) * width, ((y >> 1) + 1) * width), y * width);
    expect(isSameInk(picture, { width, height: height * 2, values: tall })).toBe(false);
  });

  test.each([
    ['nothing', { width: 200, height: 100, values: new Uint8Array(20_000).fill(240) }],
    ['one stroke', formula(1, 1)],
    ['a picture of one pixel', { width: 1, height: 1, values: Uint8Array.of(7) }],
    [
      'a dark corner alone',
      viewOf({ width: 100, height: 100, values: new Uint8Array(10_000) }, { margins: [0, 0, 1, 1] }),
    ],
  ])('is not taken of %s', (_, picture) => {
    expect(inkHashOf(picture)).toBeNull();
  });

  test('stays the same over time', () => {
    expect(inkHashOf(formula(5))).toMatchInlineSnapshot(`"3699353687e0c2693dc0807b6b4ec89c4403"`);
  });
});

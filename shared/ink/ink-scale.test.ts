import { describe, expect, test } from 'vitest';
import type { InkExtent } from './ink-extent.ts';
import { inkScale } from './ink-scale.ts';

const mark = (width: number, height: number, x = 0, y = 0): InkExtent => ({
  minX: x,
  minY: y,
  maxX: x + width,
  maxY: y + height,
});
const heightAtScale = (height: number, scale: number) => height * scale;

describe('inkScale', () => {
  test('makes the median symbol 48 px high', () => {
    const symbols = [mark(20, 20), mark(20, 30, 30), mark(20, 70, 60)];
    expect(heightAtScale(30, inkScale(symbols, symbols))).toBeCloseTo(48, 9);
  });

  test('takes the strokes where there are no symbols', () => {
    const strokes = [mark(2, 10), mark(2, 12, 5), mark(2, 14, 10)];
    expect(heightAtScale(12, inkScale(strokes, []))).toBeCloseTo(48, 9);
  });

  test('leaves dots and bars out of the median', () => {
    const marks = [mark(40, 0), mark(30, 2, 50), mark(0, 0, 90), mark(1, 1, 95), mark(20, 30, 100)];
    expect(heightAtScale(30, inkScale(marks, marks))).toBeCloseTo(48, 9);
  });

  test('leaves dots out where they are the most', () => {
    const marks = [mark(20, 30), mark(2, 2, 30), mark(2, 2, 40), mark(2, 2, 50), mark(2, 2, 60)];
    expect(heightAtScale(30, inkScale(marks, marks))).toBeCloseTo(48, 9);
  });

  test('measures the entries of a matrix although its parentheses are tall', () => {
    const entries = Array.from({ length: 8 }, (_, index) => mark(20, 30, 40 * index));
    const marks = [mark(30, 250), ...entries, mark(30, 250, 500)];
    expect(heightAtScale(30, inkScale(marks, marks))).toBeCloseTo(48, 9);
  });

  test('makes a lone bar 48 px long', () => {
    expect(inkScale([mark(24, 0)], [mark(24, 0)])).toBe(2);
    expect(inkScale([mark(24, 1)], [])).toBe(2);
  });

  test('makes points as a whole 48 px long, and leaves a single point its unit', () => {
    expect(inkScale([mark(0, 0), mark(0, 0, 12)], [])).toBe(4);
    expect(inkScale([mark(0, 0, 500, 500)], [])).toBe(1);
  });

  test('keeps the page within 8,192 px a side', () => {
    const marks = [mark(1, 1), mark(1, 1, 100_000), mark(1, 1, 200_000)];
    expect(200_001 * inkScale(marks, marks)).toBeCloseTo(8192 - 35, 6);
  });
});

import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { findInk } from './find-ink.ts';
import type { Picture } from './picture.ts';

/** A grey picture from a function of the light at each pixel. */
function grey(width: number, height: number, lightAt: (x: number, y: number) => number): Picture {
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => lightAt(at % width, Math.floor(at / width)));
  return { width, height, channels: 1, pixels };
}

const inBar = (x: number, y: number) => x >= 40 && x < 100 && y >= 50 && y < 55;
const inRing = (x: number, y: number) => Math.abs(Math.hypot(x - 140, y - 50) - 20) < 3;
const boxesOf = (picture: Picture) => findInk(picture).components.map(({ box }) => box);
const bar = { x: 40, y: 50, width: 60, height: 5 };
const ring = { x: 118, y: 28, width: 45, height: 45 };

const sidesOf = ({ x, y, width, height }: Box) => [x, y, x + width, y + height];

describe('ink', () => {
  it('hangs together in components with tight boxes', () => {
    const boxes = boxesOf(grey(200, 100, (x, y) => (inBar(x, y) || inRing(x, y) ? 20 : 255)));
    expect(boxes).toHaveLength(2);
    expect(boxes).toEqual(expect.arrayContaining([bar, ring]));
  });

  it('is found in a shadow and on grainy paper', () => {
    const grain = (x: number, y: number) => ((x * 31 + y * 17 + x * y * 7) % 9) - 4;
    const boxes = boxesOf(
      grey(200, 100, (x, y) => {
        const paper = 220 - 0.5 * x;
        return Math.round((inBar(x, y) || inRing(x, y) ? 0.45 * paper : paper) + grain(x, y));
      }),
    );
    expect(boxes).toHaveLength(2);
    // Grain moves the soft edge by a small part of a pixel.
    for (const drawn of [bar, ring]) {
      const nearest = boxes.map((box) =>
        Math.max(...sidesOf(box).map((side, at) => Math.abs(side - (sidesOf(drawn)[at] ?? 0)))),
      );
      expect(Math.min(...nearest)).toBeLessThan(0.15);
    }
  });

  it('of a coloured pen is as good as black', () => {
    const pixels = new Uint8Array(200 * 100 * 3).fill(255);
    for (let at = 0; at < 200 * 100; at += 1) {
      if (inBar(at % 200, Math.floor(at / 200))) pixels.set([60, 60, 230], at * 3);
    }
    expect(boxesOf({ width: 200, height: 100, channels: 3, pixels })).toEqual([bar]);
  });

  it('has the soft edge of a pen in its box', () => {
    const soft = (x: number, y: number) => x >= 39 && x < 101 && y >= 49 && y < 56;
    const boxes = boxesOf(grey(200, 100, (x, y) => (inBar(x, y) ? 0 : soft(x, y) ? 200 : 255)));
    const [box] = boxes;
    // A pixel that is covered by a fifth counts as nearly half.
    expect(box?.x).toBeCloseTo(39.54, 1);
    expect(box?.width).toBeCloseTo(60.93, 1);
  });

  it('leaves out specks and lines of the paper, and says so', () => {
    const isLine = (y: number) => y === 80 || y === 81;
    const isSpeck = (x: number, y: number) => x === 10 && y === 10;
    const { components, dropped } = findInk(
      grey(200, 100, (x, y) => (inBar(x, y) || isLine(y) || isSpeck(x, y) ? 0 : 255)),
    );
    expect(components.map(({ box }) => box)).toEqual([bar]);
    expect(dropped.map(({ reason }) => reason)).toEqual(['speck', 'paper-line']);
  });

  it('may be lighter than what it is on', () => {
    const boxes = boxesOf(grey(200, 100, (x, y) => (inBar(x, y) || inRing(x, y) ? 230 : 40)));
    expect(boxes).toEqual(expect.arrayContaining([bar, ring]));
  });

  it('is found on squared paper, without the squares', () => {
    const isPrint = (x: number, y: number) => (x + 2000 - (y >> 5)) % 20 < 2 || (y + (x >> 5)) % 20 < 2;
    const { components } = findInk(
      grey(200, 100, (x, y) => (inBar(x, y) || inRing(x, y) ? 30 : isPrint(x, y) ? 150 : 230)),
    );
    expect(components).toHaveLength(2);
    for (const drawn of [bar, ring]) {
      const nearest = components.map(({ box }) =>
        Math.max(...sidesOf(box).map((side, at) => Math.abs(side - (sidesOf(drawn)[at] ?? 0)))),
      );
      // Squares that touch the ink stay for a pixel.
      expect(Math.min(...nearest)).toBeLessThanOrEqual(2);
    }
  });

  it('that is pale where the hand was light is not taken for print', () => {
    const boxes = boxesOf(grey(200, 100, (x, y) => (inBar(x, y) ? 150 : inRing(x, y) ? 20 : 255)));
    expect(boxes).toEqual(expect.arrayContaining([bar, ring]));
  });

  it('of blank paper is none', () => {
    expect(findInk(grey(50, 50, () => 255))).toMatchObject({ components: [], dropped: [] });
    expect(findInk(grey(50, 50, (x, y) => 200 + ((x * 7 + y * 13) % 5)))).toMatchObject({ components: [] });
  });
});

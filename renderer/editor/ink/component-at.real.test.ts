import { expect, it } from 'vitest';
import type { Point } from '#schemas/domain/geometry.ts';
import { luminanceOf, overlapOf, type RealPage, readRealPage, realPageNames } from '#test/e2e/support/real-page.ts';
import { describeWithRealData } from '#test/support/real-data.ts';
import { centreOf, containsPoint, growBox } from '../geometry/box.ts';
import { componentAt } from './component-at.ts';

/** Page pixels by which a click may miss: as on a screen that shows the whole photo. */
const slack = 6;

/** The same where the window is small. */
const greatSlack = 15;
/** Page pixels around every box within which a click may mean its symbol. */
const clearance = 10;
/** Page pixels between two clicks on blank paper. */
const step = 200;

/** Points of a lattice that lie beside all symbols. */
function blankPointsOf({ width, height, symbols }: RealPage): readonly Point[] {
  const near = symbols.map(({ box }) => growBox(box, clearance));
  const points: Point[] = [];
  for (let y = step / 2; y < height; y += step) {
    for (let x = step / 2; x < width; x += step) {
      if (!near.some((box) => containsPoint(box, { x, y }))) points.push({ x, y });
    }
  }
  return points;
}

describeWithRealData('hme_vas', 'a click into the middle of each symbol of all photos', () => {
  it('finds ink, and nearly always all ink of that symbol', { timeout: 120_000 }, async () => {
    const found = { whole: 0, other: 0, none: 0 };
    for (const name of realPageNames()) {
      const page = await readRealPage(name);
      const read = await luminanceOf(page);
      for (const { box } of page.symbols) {
        const ink = componentAt(centreOf(box), slack, read);
        // People's boxes are loose: some twice as large as the ink.
        found[ink === null ? 'none' : overlapOf(ink, box) > 0.4 ? 'whole' : 'other'] += 1;
      }
    }
    // One 5 is written around a part of its neighbour.
    expect(found.none).toBeLessThanOrEqual(1);
    expect(found.whole / (found.whole + found.other)).toBeGreaterThan(0.93);
  });
});

describeWithRealData('hme_vas', 'a click on the blank paper of all photos', () => {
  it('boxes nothing, neither grain nor specks', { timeout: 120_000 }, async () => {
    const clicks = { all: 0, boxed: 0 };
    for (const name of realPageNames()) {
      const page = await readRealPage(name);
      const read = await luminanceOf(page);
      for (const point of blankPointsOf(page)) {
        clicks.all += 1;
        if (componentAt(point, greatSlack, read) !== null) clicks.boxed += 1;
      }
    }
    expect(clicks.all).toBeGreaterThan(300);
    // Strokes that reach out of the box that people drew around them, and what is written beside.
    expect(clicks.boxed / clicks.all).toBeLessThan(0.02);
  });
});

import { describe, expect, it } from 'vitest';
import { placePalette } from './place-palette.ts';

const canvas = { width: 860, height: 740 };
/** The upper bar of an `=`; the lower one lies 12 px under it. */
const bar = { x: 330, y: 370, width: 60, height: 16 };
const lowerEnd = bar.y + bar.height + 12 + bar.height;

describe('placePalette', () => {
  it('stands below a formula of one line', () => {
    const line = { x: 20, y: 310, width: 800, height: 110 };
    expect(placePalette(bar, line, canvas)).toEqual({ left: 330, top: 430 });
  });

  it('stands above a formula of one line at the foot of the canvas', () => {
    const line = { x: 20, y: 610, width: 800, height: 110 };
    const { top } = placePalette({ ...bar, y: 670 }, line, canvas);
    expect(top + 212).toBeLessThanOrEqual(line.y);
  });

  it.each([
    ['without a formula', null],
    ['in a formula that fills the canvas', { x: 0, y: 0, width: 860, height: 740 }],
  ])('leaves room for the next stroke %s', (_, formula) => {
    expect(placePalette(bar, formula, canvas).top).toBeGreaterThan(lowerEnd);
  });

  it('stays on the canvas', () => {
    const corner = { x: 840, y: 720, width: 15, height: 15 };
    const { left, top } = placePalette(corner, null, { width: 860, height: 740 });
    expect(left + 312).toBeLessThanOrEqual(860);
    expect(top + 212).toBeLessThanOrEqual(740);
  });

  it('stands beside a box as high as the canvas', () => {
    expect(placePalette({ x: 100, y: 10, width: 50, height: 720 }, null, canvas).left).toBe(160);
  });
});

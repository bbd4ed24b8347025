import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { inkToBox, nextInk } from './ink-to-box.ts';

const [one, two, three] = [0, 1, 2].map((place): Box => ({ x: 100 + 200 * place, y: 300, width: 90, height: 150 })) as [
  Box,
  Box,
  Box,
];
const dot: Box = { x: 680, y: 430, width: 16, height: 16 };
const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

describe('ink without a box', () => {
  it('comes line by line from left to right, a bar high up in its line too', () => {
    const bar: Box = { x: 420, y: 305, width: 40, height: 8 };
    const below: Box = { x: 90, y: 600, width: 60, height: 120 };
    const { inOrder } = inkToBox({ free: [below, three, bar, two, one, dot], boxed: [] });
    expect(inOrder).toEqual([one, two, bar, three, dot, below]);
  });

  it('is gone through in its order, from where one is, past what has a box meanwhile', () => {
    const ink = inkToBox({ free: [one, three, dot], boxed: [two] });
    expect(nextInk(ink, null, 1)).toEqual(one);
    expect(nextInk(ink, null, -1)).toEqual(dot);
    expect(nextInk(ink, middleOf(one), 1)).toEqual(three);
    expect(nextInk(ink, middleOf(two), 1)).toEqual(three);
    expect(nextInk(ink, middleOf(two), -1)).toEqual(one);
    expect(nextInk(ink, middleOf(dot), 1)).toEqual(one);
    expect(nextInk(ink, middleOf(one), -1)).toEqual(dot);
    expect(nextInk(inkToBox({ free: [], boxed: [one, two, three] }), null, 1)).toBeNull();
  });
});

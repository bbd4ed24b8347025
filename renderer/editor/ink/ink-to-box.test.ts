import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { inkToBox, nextInk } from './ink-to-box.ts';

const symbols = [0, 1, 2].map((place): Box => ({ x: 100 + 200 * place, y: 300, width: 90, height: 150 }));
const dot: Box = { x: 680, y: 430, width: 16, height: 16 };
const specks = Array.from({ length: 400 }, (_, place): Box => {
  return { x: (place % 40) * 20, y: Math.floor(place / 40) * 60, width: 6, height: 5 };
});

function freeInk(ink: readonly Box[], boxes: readonly Box[]): readonly Box[] {
  return [...inkToBox(ink, boxes).free];
}

describe('ink without a box', () => {
  it('is not the specks of a photo, however many, but a decimal point is', () => {
    expect(freeInk([...specks, ...symbols, dot], [])).toEqual([...symbols, dot]);
  });

  it('is found beside a frame around all of it', () => {
    const frame: Box = { x: 0, y: 0, width: 900, height: 700 };
    expect(freeInk([frame, ...symbols, dot], [])).toEqual(expect.arrayContaining([...symbols, dot]));
  });

  it('comes line by line from left to right, a bar high up in its line too', () => {
    const [one, two, three] = symbols;
    if (!one || !two || !three) return expect.fail();
    const bar: Box = { x: 420, y: 305, width: 40, height: 8 };
    const below: Box = { x: 90, y: 600, width: 60, height: 120 };
    expect(freeInk([below, three, bar, two, one, dot], [])).toEqual([one, two, bar, three, dot, below]);
    return undefined;
  });

  it('is none where boxes cover it', () => {
    expect(freeInk(symbols, symbols.slice(1))).toEqual(symbols.slice(0, 1));
    expect(freeInk([], [])).toEqual([]);
  });

  it('is gone through in its order, from where one is, past what has a box meanwhile', () => {
    const [one, two, three] = symbols;
    if (!one || !two || !three) return expect.fail();
    const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
    const boxed = inkToBox([...symbols, dot], [two]);
    expect(nextInk(boxed, null, 1)).toEqual(one);
    expect(nextInk(boxed, null, -1)).toEqual(dot);
    expect(nextInk(boxed, middleOf(one), 1)).toEqual(three);
    expect(nextInk(boxed, middleOf(two), 1)).toEqual(three);
    expect(nextInk(boxed, middleOf(two), -1)).toEqual(one);
    expect(nextInk(boxed, middleOf(dot), 1)).toEqual(one);
    expect(nextInk(boxed, middleOf(one), -1)).toEqual(dot);
    expect(nextInk(inkToBox(symbols, symbols), null, 1)).toBeNull();
    return undefined;
  });
});

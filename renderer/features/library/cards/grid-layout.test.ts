import { describe, expect, it } from 'vitest';
import { columnsIn, moveInGrid } from './grid-layout.ts';

describe('columnsIn', () => {
  it('counts the gaps between cards, not around them', () => {
    expect(columnsIn(212, 100, 12)).toBe(2);
    expect(columnsIn(211, 100, 12)).toBe(1);
  });

  it('is one before the width is known', () => {
    expect(columnsIn(0, 100, 12)).toBe(1);
  });
});

describe('moveInGrid', () => {
  const shape = { count: 10, columns: 4, rowsInSight: 2 };

  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 9, 9],
    ['ArrowDown', 5, 9],
    ['ArrowDown', 7, 7],
    ['ArrowUp', 2, 2],
    ['ArrowUp', 6, 2],
    ['PageDown', 0, 8],
    ['PageUp', 9, 1],
    ['PageDown', 8, 9],
    ['Home', 5, 0],
    ['End', 5, 9],
  ])('%s from %i goes to %i', (key, from, to) => {
    expect(moveInGrid(key, from, shape)).toBe(to);
  });

  it('leaves other keys and empty grids alone', () => {
    expect(moveInGrid('a', 0, shape)).toBeNull();
    expect(moveInGrid('ArrowDown', 0, { ...shape, count: 0 })).toBeNull();
  });
});

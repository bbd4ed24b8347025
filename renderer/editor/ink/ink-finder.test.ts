import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { drawnPage } from '#test/support/drawn-page.ts';
import { inkFinderOf } from './ink-finder.ts';

const drawing = `
..............................
....##........................
....##......######............
..............................
..###.......######....+..+.+..
....#....................+....
....#.........................
..#####..............#########
..............................
..............................
`;

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

describe('tightening', () => {
  const { tighten } = inkFinderOf(drawnPage(drawing));

  it('closes around all ink in the box: strokes apart, dots too small to be specks', () => {
    expect(tighten(box(10, 1, 10, 5))).toEqual(box(12, 2, 6, 3));
    expect(tighten(box(1, 0.5, 7, 8))).toEqual(box(2, 1, 5, 7));
  });

  it('keeps a stroke whole that reaches a little out, and leaves out a neighbour that reaches in', () => {
    expect(tighten(box(11, 1.5, 6, 4))).toEqual(box(12, 2, 6, 3));
    expect(tighten(box(5.8, 1, 14, 5))).toEqual(box(12, 2, 6, 3));
  });

  it('cuts what goes on and on', () => {
    expect(tighten(box(20, 6, 6, 3))).toEqual(box(21, 7, 5, 1));
  });

  it('finds nothing on bare or faintly marked paper', () => {
    expect(tighten(box(8, 8, 6, 2))).toBeNull();
    expect(tighten(box(20, 3, 9, 3))).toBeNull();
    expect(tighten(box(100, 100, 9, 3))).toBeNull();
  });

  it('finds chalk on a blackboard', () => {
    const board = inkFinderOf(drawnPage(drawing, { ink: 230, faint: 60, paper: 40 }));
    expect(board.tighten(box(10, 1, 10, 5))).toEqual(box(12, 2, 6, 3));
  });
});

describe('ink at a point', () => {
  const { componentAt } = inkFinderOf(drawnPage(drawing));

  it('is the stroke under it, or the nearest one', () => {
    expect(componentAt({ x: 13.5, y: 2.5 }, 0)).toEqual(box(12, 2, 6, 1));
    expect(componentAt({ x: 3, y: 5.5 }, 2)).toEqual(box(2, 4, 5, 4));
    expect(componentAt({ x: 4.5, y: 1.5 }, 2)).toEqual(box(4, 1, 2, 2));
  });

  it('is nothing where there is none', () => {
    expect(componentAt({ x: 9, y: 9 }, 1)).toBeNull();
  });

  it('ends where the picture cuts it off, and is nothing where it runs through the whole picture', () => {
    expect(componentAt({ x: 24, y: 7.5 }, 1)).toEqual(box(21, 7, 9, 1));
    const ruled = inkFinderOf(drawnPage(['......', '######', '......', '..#...', '......', '......'].join('\n')));
    expect(ruled.componentAt({ x: 3, y: 1.5 }, 0)).toBeNull();
  });
});

const bends = `
......................................................
...#####...........##################....##############
..#.....#.........#......................#............#
..#......#........#......................#............#
..#......#........#.........#####........#............#
..#.......#.......#.........#...#........#............#
..#.......#.......#.........#...#........#....###.....#
..#.......#...#...#.........#...#........#....###.....#
..#......#.....#..#.........#####........#............#
..#.....#.......#.#......................#............#
...#####.........##......................#............#
.........................................##############
......................................................
......................................................
.......######.........................................
......#...............................................
.....#................................................
.....#................................................
.....#................................................
......#...............................................
.......######.........................................
......................................................
`;

describe('ink around a point', () => {
  const { componentAt } = inkFinderOf(drawnPage(bends));

  it('is the loop that it lies in, closed or open', () => {
    expect(componentAt({ x: 6, y: 5.5 }, 1)).toEqual(box(2, 1, 9, 10));
    expect(componentAt({ x: 10, y: 17.5 }, 1)).toEqual(box(5, 14, 8, 7));
  });

  it('is the loop under a root, and not the root beside it', () => {
    expect(componentAt({ x: 30.5, y: 6.5 }, 0)).toEqual(box(28, 4, 5, 5));
    expect(componentAt({ x: 24, y: 6.5 }, 1)).toBeNull();
  });

  it('is no frame around something, and nothing outside a bow', () => {
    expect(componentAt({ x: 50.5, y: 6.5 }, 1)).toBeNull();
    expect(componentAt({ x: 18.5, y: 17.5 }, 1)).toBeNull();
  });
});

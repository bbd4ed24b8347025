import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { drawnPage } from '#test/support/drawn-page.ts';
import { inkFinderOf } from './ink-finder.ts';
import { type DrawnBox, inkPieces } from './ink-pieces.ts';

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

const touches = (a: Box, b: Box) =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

/** Finds drawn boxes by place. */
const drawnAt =
  (drawn: readonly (Box & Partial<DrawnBox>)[]) =>
  (place: Box): readonly DrawnBox[] =>
    drawn.filter((each) => touches(each, place)).map((each) => ({ box: each, isRoot: each.isRoot === true }));

/** Ink without pixels: specks and frames are told by their boxes. */
function freeOf(ink: readonly Box[], drawn: readonly Box[] = []): readonly Box[] {
  const components = ink.map((each) => ({ box: each, area: 99, areaInside: 99, isCut: false, start: 0 }));
  return inkPieces({ components, threshold: { level: 128, isDark: true } }, drawnAt(drawn), () => null).free;
}

describe('ink in pieces', () => {
  const symbols = [0, 1, 2].map((place) => box(100 + 200 * place, 300, 90, 150));
  const dot = box(680, 430, 16, 16);
  const specks = Array.from({ length: 400 }, (_, place) => box((place % 40) * 20, Math.floor(place / 40) * 60, 6, 5));

  it('is not the specks of a photo, however many, but a decimal point is', () => {
    expect(freeOf([...specks, ...symbols, dot])).toEqual([...symbols, dot]);
  });

  it('is found beside a frame around all of it, and not where boxes cover it', () => {
    expect(freeOf([box(0, 0, 900, 700), ...symbols, dot])).toEqual(expect.arrayContaining([...symbols, dot]));
    expect(freeOf(symbols, symbols.slice(1))).toEqual(symbols.slice(0, 1));
    expect(freeOf([])).toEqual([]);
  });
});

/** 1 over 23, all three joined to the bar, and a 7 that touches a 4. */
const joined = `
............................................................
..........##................................................
..........##.........................########...##....##....
..........##.........................########...##....##....
..........##...............................##...##....##....
..........##...............................##...##....##....
..........##...............................###############..
..........##...............................###############..
..........##...............................##.........##....
..........##...............................##.........##....
....########################...............##.........##....
....########################................................
......######...######.......................................
......######...######.......................................
..........##.......##.......................................
......######...######.......................................
......##...........##.......................................
......######...######.......................................
......######...######.......................................
............................................................
`;

const parts = {
  one: box(10, 1, 2, 9),
  bar: box(4, 10, 24, 2),
  two: box(6, 12, 6, 7),
  three: box(15, 12, 6, 7),
  seven: box(37, 2, 8, 9),
  four: box(45, 2, 13, 9),
};

describe('ink that is joined', () => {
  const { piecesIn } = inkFinderOf(drawnPage(joined));
  const whole = box(0, 0, 60, 20);
  const freeBeside = (...drawn: readonly Box[]) => piecesIn(whole, drawnAt(drawn)).free;

  it('is one piece until a part of it has a box', () => {
    expect(freeBeside()).toEqual([box(4, 1, 24, 18), box(37, 2, 21, 9)]);
  });

  it('is what the boxes leave of it, symbol by symbol, until nothing is left', () => {
    const { one, bar, two, three, seven, four } = parts;
    expect(freeBeside(bar)).toEqual([box(10, 1, 2, 7), box(6, 14, 6, 5), box(15, 14, 6, 5), box(37, 2, 21, 9)]);
    expect(freeBeside(bar, one, two, seven)).toEqual([box(15, 14, 6, 5), box(47, 2, 11, 9)]);
    expect(freeBeside(bar, one, two, three, seven)).toEqual([box(47, 2, 11, 9)]);
    expect(freeBeside(bar, one, two, three, seven, four)).toEqual([]);
  });

  it('leaves neither the ends nor the edges of strokes that a box cuts off', () => {
    const { one, bar, two, three, seven, four } = parts;
    const short = { ...bar, x: bar.x + 3, width: bar.width - 6 };
    const tight = { ...four, x: four.x + 1, width: four.width - 3 };
    expect(freeBeside(short, one, two, three, seven, tight)).toEqual([]);
  });
});

const root = `
......................................
..............######################..
..............##....................#.
.............##......####...##........
.............##.........#..#..#.......
.............##......####..#..#.......
..##........##.......#.....#..#.......
....##......##.......####...##........
......##...##.........................
........##.##.........................
..........##..........................
......................................
`;

describe('ink under a root', () => {
  const { piecesIn } = inkFinderOf(drawnPage(root));
  const whole = box(0, 0, 38, 12);
  const around = box(2, 1, 35, 10);
  const [two, zero] = [box(21, 3, 4, 5), box(27, 3, 4, 5)];

  it('is still to be boxed when the root is', () => {
    expect(piecesIn(whole, drawnAt([{ ...around, isRoot: true }])).free).toEqual([two, zero]);
    expect(piecesIn(whole, drawnAt([{ ...around, isRoot: true }, two])).free).toEqual([zero]);
    expect(piecesIn(whole, drawnAt([around])).free).toEqual([]);
  });
});

describe('ink that fills the part that is looked at', () => {
  it('is ink where it is all there is, as in the region of one symbol', () => {
    const { piecesIn } = inkFinderOf(drawnPage(root));
    expect(piecesIn(box(2, 1, 17, 10), () => []).free).toHaveLength(1);
  });

  it('is a shadow where no pen is as wide', () => {
    const row = (y: number) => {
      const mark = (x: number) => x < 14 || y > 30 || (x > 45 && x < 48 && y > 7 && y < 24);
      return Array.from({ length: 60 }, (_, x) => (mark(x) ? '#' : '.')).join('');
    };
    const shadowed = drawnPage(Array.from({ length: 40 }, (_, y) => row(y)).join('\n'));
    expect(inkFinderOf(shadowed).piecesIn(box(0, 0, 60, 40), () => []).free).toEqual([box(46, 8, 2, 16)]);
  });
});

import { describe, expect, it } from 'vitest';
import { doubtOverlaps } from './doubt-overlaps.ts';

const at = (key: string, x: number, y: number, width: number, height: number) => ({
  key,
  box: { x, y, width, height },
  confidence: 0.97,
});
const sureOf = (symbols: ReturnType<typeof doubtOverlaps>) =>
  symbols.filter(({ confidence }) => confidence > 0.9).map(({ key }) => key);

describe('doubtOverlaps', () => {
  it('doubts a letter whose box holds the sign before it, and that sign', () => {
    const symbols = [at('angle', 10, 15, 70, 85), at('A', 8, 10, 140, 95), at('C', 160, 10, 60, 90)];
    const doubted = doubtOverlaps(symbols, []);
    expect(sureOf(doubted)).toEqual(['C']);
    expect(doubted.map(({ key }) => key)).toEqual(['angle', 'A', 'C']);
  });

  it('believes what a root prints around', () => {
    const symbols = [at('root', 0, 0, 100, 60), at('x', 35, 8, 60, 50)];
    expect(doubtOverlaps(symbols, [{ parent: 'root', child: 'x', type: 'Inside' }])).toEqual(symbols);
  });

  it('believes small symbols in the corner of a large box, and boxes that touch', () => {
    const symbols = [at('int', 0, 0, 60, 120), at('0', 40, 100, 18, 18), at('f', 50, 30, 40, 60)];
    expect(doubtOverlaps(symbols, [])).toEqual(symbols);
  });

  it('raises no confidence', () => {
    const symbols = [{ ...at('a', 0, 0, 10, 10), confidence: 0.2 }, at('b', 0, 0, 10, 10)];
    expect(doubtOverlaps(symbols, []).map(({ confidence }) => confidence)).toEqual([0.2, 0.5]);
  });
});

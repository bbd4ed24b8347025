import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAssignment } from './best-assignment.ts';
import { boxIou } from './box-iou.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { kendallTau } from './kendall-tau.ts';
import { matchBoxes, sameSymbolIou } from './match-boxes.ts';
import { tokenDistance } from './token-distance.ts';

const boxes = fc.record({
  x: fc.nat(30),
  y: fc.nat(30),
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
});
const labelled = fc.array(fc.record({ box: boxes }), { maxLength: 6 });
const labels = fc.constantFrom('x', '\\chi', '2', 'z');
const labelPairs = fc.array(fc.record({ first: labels, second: labels, count: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 12,
});
const tokens = fc.array(fc.constantFrom('x', '^', '{', '}', '2'), { maxLength: 9 });

describe('intersection over union', () => {
  it('is what counting pixels gives', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const has = ({ x, y, width, height }: typeof a, column: number, row: number) =>
          column >= x && column < x + width && row >= y && row < y + height;
        let both = 0;
        let either = 0;
        for (let row = 0; row < 50; row++) {
          for (let column = 0; column < 50; column++) {
            const [inA, inB] = [has(a, column, row), has(b, column, row)];
            if (inA && inB) both += 1;
            if (inA || inB) either += 1;
          }
        }
        expect(boxIou(a, b)).toBeCloseTo(both / either, 12);
        expect(boxIou(a, b)).toBe(boxIou(b, a));
        expect(boxIou(a, a)).toBe(1);
      }),
    );
  });

  it('is 0 for boxes that touch, and for boxes without an area', () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(boxIou(box, { ...box, x: 10 })).toBe(0);
    expect(boxIou(box, { ...box, width: 0 })).toBe(0);
    expect(boxIou({ ...box, width: 0 }, { ...box, width: 0 })).toBe(0);
  });
});

describe('the best assignment', () => {
  /** The greatest sum over all one-to-one assignments, tried one by one. */
  const greatest = (weights: readonly (readonly number[])[], used: ReadonlySet<number> = new Set()): number => {
    const [row, ...rest] = weights;
    if (!row) return 0;
    let best = greatest(rest, used);
    for (const [column, weight] of row.entries()) {
      if (!used.has(column)) best = Math.max(best, weight + greatest(rest, new Set([...used, column])));
    }
    return best;
  };

  it('has the greatest sum, and gives no column twice', () => {
    const size = fc.integer({ min: 1, max: 5 });
    const matrices = fc.tuple(size, size).chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(20), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(matrices, (weights) => {
        const columns = bestAssignment(weights);
        const taken = columns.filter((column) => column >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        const sum = columns.reduce((total, column, row) => total + (weights[row]?.[column] ?? 0), 0);
        expect(sum).toBe(greatest(weights));
      }),
    );
  });

  it('has nothing to give where there is nothing', () => {
    expect(bestAssignment([])).toEqual([]);
    expect(bestAssignment([[], []])).toEqual([-1, -1]);
  });
});

describe('matching boxes', () => {
  it('pairs one to one, no worse than the least IoU, and the same from both sides', () => {
    fc.assert(
      fc.property(labelled, labelled, (first, second) => {
        const matches = matchBoxes(first, second);
        const turned = matchBoxes(second, first);
        const sum = (pairs: typeof matches) => pairs.reduce((total, { iou }) => total + iou, 0);
        expect(new Set(matches.map((match) => match.first)).size).toBe(matches.length);
        expect(new Set(matches.map((match) => match.second)).size).toBe(matches.length);
        for (const match of matches) {
          expect(match.iou).toBeGreaterThanOrEqual(sameSymbolIou);
          expect(match.iou).toBe(boxIou(match.first.box, match.second.box));
        }
        expect(sum(turned)).toBeCloseTo(sum(matches), 9);
      }),
    );
  });

  it('prefers the pairing that fits best over the one that comes first', () => {
    const box = (x: number) => ({ box: { x, y: 0, width: 10, height: 10 } });
    const [a, b, c, d] = [box(0), box(2), box(2), box(0)];
    expect(matchBoxes([a, b], [c, d]).map(({ iou }) => iou)).toEqual([1, 1]);
  });
});

describe("Cohen's kappa", () => {
  it('is 0.4 for the table 20, 5, 10, 15', () => {
    const table = [
      { first: 'yes', second: 'yes', count: 20 },
      { first: 'yes', second: 'no', count: 5 },
      { first: 'no', second: 'yes', count: 10 },
      { first: 'no', second: 'no', count: 15 },
    ];
    expect(cohenKappa(table)).toBeCloseTo(0.4, 12);
  });

  it('is 1 where all agree, 0 where agreement is chance, and not defined for one label alone', () => {
    const pair = (first: string, second: string, count = 1) => ({ first, second, count });
    expect(cohenKappa([pair('x', 'x', 3), pair('2', '2')])).toBe(1);
    expect(cohenKappa([pair('x', 'x'), pair('x', '2'), pair('2', 'x'), pair('2', '2')])).toBe(0);
    expect(cohenKappa([pair('x', '2'), pair('2', 'x')])).toBe(-1);
    expect(cohenKappa([pair('x', 'x', 7)])).toBeNull();
    expect(cohenKappa([])).toBeNull();
  });

  it('lies between -1 and 1, and the same from both sides', () => {
    fc.assert(
      fc.property(labelPairs, (pairs) => {
        const kappa = cohenKappa(pairs);
        expect(cohenKappa(pairs.map(({ first, second, count }) => ({ first: second, second: first, count })))).toBe(
          kappa,
        );
        if (kappa === null) return;
        expect(kappa).toBeGreaterThanOrEqual(-1);
        expect(kappa).toBeLessThanOrEqual(1);
        const agreeing = pairs.reduce((sum, { first, second, count }) => sum + (first === second ? count : 0), 0);
        const total = pairs.reduce((sum, { count }) => sum + count, 0);
        expect(kappa).toBeLessThanOrEqual(agreeing / total);
      }),
    );
  });
});

describe("Kendall's tau", () => {
  it('counts pairs in order against pairs out of order', () => {
    expect(kendallTau(['a', 'b', 'c'], ['a', 'c', 'b'])).toBeCloseTo(1 / 3, 12);
    expect(kendallTau(['a', 'b', 'c'], ['c', 'b', 'a'])).toBe(-1);
    expect(kendallTau(['a', 'b'], ['b', 'x', 'a', 'y'])).toBe(-1);
    expect(kendallTau(['a'], ['a'])).toBeNull();
  });

  it('lies between -1 and 1, and the same from both sides', () => {
    const orders = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f']);
    fc.assert(
      fc.property(orders, orders, (first, second) => {
        const tau = kendallTau(first, second);
        expect(kendallTau(second, first)).toBe(tau);
        if (tau === null) return;
        expect(Math.abs(tau)).toBeLessThanOrEqual(1);
        expect(kendallTau(first, second.toReversed())).toBe(tau === 0 ? tau : -tau);
      }),
    );
  });
});

describe('the distance of tokens', () => {
  it('is 3 from kitten to sitting', () => {
    expect(tokenDistance(Array.from('kitten'), Array.from('sitting'))).toBe(3);
  });

  it('is a metric, and no more than the longer text', () => {
    fc.assert(
      fc.property(tokens, tokens, tokens, (a, b, c) => {
        const distance = tokenDistance(a, b);
        expect(tokenDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(tokenDistance(a, c)).toBeLessThanOrEqual(distance + tokenDistance(b, c));
      }),
    );
  });
});

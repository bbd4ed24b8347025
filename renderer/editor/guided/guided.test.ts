import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { symbolId } from '#test/support/builders.ts';
import { doubtfulFirst, surenessOf, withoutDoubts } from './doubts.ts';
import { remainingLabels } from './remaining-classes.ts';

const at = (x: number): Box => ({ x, y: 0, width: 20, height: 30 });

describe('labels left for a new box', () => {
  const printed = ['x', '+', 'y', '=', 'x'];

  it('are what the LaTeX prints and nobody has boxed, that between the neighbours first', () => {
    const boxed = [
      { label: 'x', box: at(0) },
      { label: 'y', box: at(80) },
    ];
    expect(remainingLabels(printed, boxed, at(40))).toEqual(['+', '=', 'x']);
    expect(remainingLabels(printed, boxed, at(130))[0]).toBe('=');
  });

  it('begin with the first where nothing is boxed, and are none where everything is', () => {
    expect(remainingLabels(printed, [], at(0))[0]).toBe('x');
    const all = printed.map((label, index) => ({ label, box: at(40 * index) }));
    expect(remainingLabels(printed, all, at(500))).toEqual([]);
  });

  it('know a label that is printed twice by its place', () => {
    const boxed = ['x', '+', 'y', '='].map((label, index) => ({ label, box: at(40 * index) }));
    expect(remainingLabels(printed, boxed, at(170))).toEqual(['x']);
  });
});

describe('boxes in doubt', () => {
  const [a, b, c] = [symbolId(1), symbolId(2), symbolId(3)];

  it('come first, the least sure ahead', () => {
    const doubts = new Map([
      [b, 0.7],
      [c, 0.2],
    ]);
    expect(doubtfulFirst([a, b, c], doubts)).toEqual([c, b, a]);
    expect(doubtfulFirst([a, b, c], withoutDoubts(doubts, new Set([b, c])))).toEqual([a, b, c]);
  });

  it('are drawn in three ways', () => {
    expect([0.95, 0.7, 0.1].map(surenessOf)).toEqual(['sure', 'fair', 'doubtful']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { inkShape } from '../shape/ink-shape.ts';
import { besideOf } from './beside.ts';
import { createClassIndex, type LabelledSymbol } from './class-index.ts';

const at = (x: number, y = 0): Box => ({ x, y, width: 10, height: 20 });

/** A stroke from one point to another, three pixels wide, as rows of ink. */
function stroke(fromX: number, toX: number, height: number): Int32Array {
  return Int32Array.from(
    Array.from({ length: height }, (_, y) => {
      const x = Math.round(fromX + ((toX - fromX) * y) / height);
      return [y, x, x + 3];
    }).flat(),
  );
}

const shapeOf = (runs: readonly Int32Array[], box: Box) => inkShape(runs, box, 20);
const upright = shapeOf([stroke(5, 5, 30)], { x: 5, y: 0, width: 3, height: 30 });
const slanted = shapeOf([stroke(12, 5, 60)], { x: 5, y: 0, width: 10, height: 60 });
const crossed = shapeOf([stroke(0, 25, 30), stroke(25, 0, 30)], { x: 0, y: 0, width: 28, height: 30 });

const nothing = { before: null, after: null };
const symbol = (label: string, shape: LabelledSymbol['shape'], before: string | null = null): LabelledSymbol => ({
  label,
  shape,
  beside: { before, after: null },
});

describe('classes that ink suggests', () => {
  it('are those of ink that looks alike, also where it slants', () => {
    const index = createClassIndex([symbol('1', upright), symbol('x', crossed)]);
    expect(index.suggest({ shape: slanted, beside: nothing }, 2).map(({ label }) => label)).toEqual(['1', 'x']);
    expect(index.suggest({ shape: crossed, beside: nothing }, 1)).toMatchObject([{ label: 'x', distance: 0 }]);
  });

  it('are told apart by what stands beside them, where they look the same', () => {
    const seen = [...Array.from({ length: 6 }, () => symbol('1', upright, '2')), symbol('|', upright, '')];
    const index = createClassIndex([...seen, ...Array.from({ length: 6 }, () => symbol('|', upright, ''))]);
    const first = (before: string) => index.suggest({ shape: upright, beside: { before, after: null } }, 1)[0]?.label;
    expect([first('2'), first('')]).toEqual(['1', '|']);
  });

  it('begin with what is expected; a label without any example among them', () => {
    const index = createClassIndex([symbol('1', upright), symbol('x', crossed)]);
    const labels = (expected: readonly string[]) =>
      index.suggest({ shape: upright, beside: nothing }, 3, expected).map(({ label }) => label);
    expect(labels(['x'])).toEqual(['x', '1']);
    expect(labels(['\\alpha', 'x'])).toEqual(['\\alpha', 'x', '1']);
    expect(labels(['x', '1'])[0]).toBe('1');
  });
});

describe('what stands beside a box', () => {
  it('is the nearest on each side, the same line first; nothing at an end', () => {
    const others = [
      { label: 'a', box: at(0) },
      { label: '2', box: at(32, -40) },
      { label: 'b', box: at(60) },
    ];
    expect(besideOf(at(30), others)).toEqual({ before: 'a', after: 'b' });
    expect(besideOf(at(90), others)).toEqual({ before: 'b', after: '' });
    expect(besideOf(at(30), [{ label: null, box: at(0) }])).toEqual({ before: null, after: '' });
  });
});

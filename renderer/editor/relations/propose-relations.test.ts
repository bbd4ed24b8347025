import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { type LabelledBox, proposeRelations } from './propose-relations.ts';

/** Symbols by label and place; several of one label are told apart by their places in the list. */
function propose(
  ...symbols: readonly (readonly [label: string | null, x: number, y: number, width: number, height: number])[]
) {
  const boxes = symbols.map(([label, x, y, width, height], place): LabelledBox => {
    const box: Box = { x, y, width, height };
    const isTwice = symbols.filter(([other]) => other === label).length > 1;
    return { id: isTwice ? `${label}#${place}` : String(label), label, box };
  });
  return proposeRelations(boxes)
    .map(({ parent, child, type }) => `${parent} ${type} ${child}`)
    .toSorted();
}

describe('proposing relations', () => {
  it('follows a line, with scripts', () => {
    expect(
      propose(
        ['x', 0, 40, 30, 30],
        ['2', 34, 20, 16, 24],
        ['+', 60, 44, 24, 24],
        ['a', 95, 40, 30, 30],
        ['1', 128, 60, 8, 24],
      ),
    ).toEqual(['+ Right a', 'a Sub 1', 'x Right +', 'x Sup 2']);
  });

  it('reads a script of several symbols by itself', () => {
    expect(
      propose(
        ['x', 0, 40, 30, 30],
        ['n', 34, 20, 14, 14],
        ['+', 50, 22, 12, 12],
        ['1', 64, 14, 6, 20],
        ['=', 90, 48, 24, 14],
      ),
    ).toEqual(['+ Right 1', 'n Right +', 'x Right =', 'x Sup n']);
  });

  it('reads fractions, nested too, and leaves a minus and parentheses alone', () => {
    expect(propose(['a', 20, 0, 20, 20], ['-', 0, 30, 60, 4], ['b', 20, 40, 20, 30], ['=', 80, 24, 24, 14])).toEqual([
      '- Above a',
      '- Below b',
      '- Right =',
    ]);
    expect(propose(['a', 0, 20, 20, 20], ['-', 30, 30, 20, 4], ['b', 60, 10, 20, 30])).toEqual([
      '- Right b',
      'a Right -',
    ]);
    expect(
      propose(
        ['(', 0, 0, 10, 70],
        ['1', 24, 2, 8, 24],
        ['-', 14, 32, 30, 3],
        ['2', 20, 42, 18, 26],
        [')', 46, 0, 10, 70],
      ),
    ).toEqual(['( Right -', '- Above 1', '- Below 2', '- Right )']);
    expect(
      propose(
        ['1', 40, 0, 10, 30],
        ['-', 0, 38, 90, 4],
        ['2', 20, 50, 20, 28],
        ['-', 12, 84, 40, 3],
        ['3', 20, 94, 20, 28],
      ),
    ).toEqual(['-#1 Above 1', '-#1 Below -#3', '-#3 Above 2', '-#3 Below 3']);
  });

  it('reads roots with their index', () => {
    expect(
      propose(
        ['\\sqrt', 0, 0, 80, 60],
        ['3', 2, 2, 10, 16],
        ['x', 30, 24, 20, 20],
        ['y', 56, 24, 18, 28],
        ['+', 90, 20, 20, 20],
      ),
    ).toEqual(['\\sqrt Above 3', '\\sqrt Inside x', '\\sqrt Right +', 'x Right y']);
  });

  it('reads limits', () => {
    expect(
      propose(
        ['\\sum', 0, 30, 40, 50],
        ['n', 12, 8, 14, 12],
        ['k', 0, 88, 10, 18],
        ['=', 13, 92, 10, 8],
        ['1', 27, 88, 6, 18],
        ['a', 55, 45, 22, 22],
      ),
    ).toEqual(['= Right 1', '\\sum Above n', '\\sum Below k', '\\sum Right a', 'k Right =']);
  });

  it('joins the rows of vertical arithmetic by their first symbols, with bars and carries', () => {
    expect(
      propose(
        ['1', 40, 0, 6, 14],
        ['2', 30, 30, 20, 30],
        ['7', 60, 30, 20, 30],
        ['+', 0, 78, 18, 18],
        ['5', 30, 70, 20, 30],
        ['4', 60, 70, 20, 30],
        ['-', 0, 108, 90, 4],
        ['8', 30, 120, 20, 30],
        ['1', 60, 120, 8, 30],
      ),
    ).toEqual([
      '+ Below -',
      '+ Right 5',
      '- Below 8',
      '2 Above 1#0',
      '2 Below +',
      '2 Right 7',
      '5 Right 4',
      '8 Right 1#8',
    ]);
  });

  it('gives every symbol but one a parent, whatever the labels', () => {
    const relations = propose([null, 0, 0, 10, 10], ['?', 3, 4, 30, 2], [null, 40, 40, 5, 50], ['\\foo', 20, 20, 1, 1]);
    expect(relations).toHaveLength(3);
    expect(propose()).toEqual([]);
  });
});

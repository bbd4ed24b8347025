import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { latexToTree } from '#shared/latex/to-tree/latex-to-tree.ts';
import { proposeFromLatex } from './propose-from-latex.ts';
import { proposeRelations } from './propose-relations.ts';

type Drawn = readonly [label: string, x: number, y: number, width: number, height: number];

/** Relations in words, symbols by label and place in the list. */
function propose(latex: string, ...drawn: readonly Drawn[]): readonly string[] | null {
  const symbols = drawn.map(([label, x, y, width, height], place) => ({
    id: `${label}#${place}`,
    label,
    box: { x, y, width, height },
  }));
  const layout = latexToTree(latex, defaultLatexPolicy);
  if (!layout) return expect.fail(`${latex} is no layout`);
  const proposed = proposeFromLatex(layout, symbols, proposeRelations(symbols));
  return proposed?.map(({ parent, child, type }) => `${parent} ${type} ${child}`).toSorted() ?? null;
}

describe('relations by LaTeX and places', () => {
  it('are those that the LaTeX says where the places mislead', () => {
    const drawn: readonly Drawn[] = [
      ['x', 0, 0, 20, 20],
      ['2', 22, 2, 18, 20],
    ];
    expect(propose('x^2', ...drawn)).toEqual(['x#0 Sup 2#1']);
    expect(propose('x_2', ...drawn)).toEqual(['x#0 Sub 2#1']);
  });

  it('tell boxes of one label apart by where they stand', () => {
    expect(
      propose(
        'x-\\frac{x}{x}',
        ['x', 50, 60, 10, 10],
        ['-', 20, 45, 15, 2],
        ['x', 50, 20, 10, 10],
        ['-', 40, 45, 30, 2],
        ['x', 0, 40, 10, 10],
      ),
    ).toEqual(['-#1 Right -#3', '-#3 Above x#2', '-#3 Below x#0', 'x#4 Right -#1']);
  });

  it('have limits where the ink has them', () => {
    const [sum, over, under]: readonly Drawn[] = [
      ['\\sum', 0, 20, 30, 40],
      ['n', 10, 0, 8, 10],
      ['1', 10, 65, 8, 10],
    ];
    if (!sum || !over || !under) return expect.fail();
    expect(propose('\\sum_1^n', sum, over, under)).toEqual(['\\sum#0 Above n#1', '\\sum#0 Below 1#2']);
    expect(propose('\\sum_1^n', sum, ['n', 34, 15, 8, 10], ['1', 34, 55, 8, 10])).toEqual([
      '\\sum#0 Sub 1#2',
      '\\sum#0 Sup n#1',
    ]);
    return undefined;
  });

  it('take symbols of the same ink for each other, and nothing else', () => {
    const [a, dot, b]: readonly Drawn[] = [
      ['a', 0, 0, 10, 10],
      ['.', 14, 5, 2, 2],
      ['b', 20, 0, 10, 10],
    ];
    if (!a || !dot || !b) return expect.fail();
    expect(propose('a\\cdot b', a, dot, b)).toEqual(['.#1 Right b#2', 'a#0 Right .#1']);
    expect(propose('a+b', a, dot, b)).toBeNull();
    expect(propose('a', a, dot, b)).toBeNull();
    return undefined;
  });
});

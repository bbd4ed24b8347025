import { describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import type { TreeSymbol } from './layout-tree.ts';
import { type TreeLatexStyle, treeToLatex } from './tree-to-latex.ts';

const style: TreeLatexStyle = { verticalArithmetic: 'array', limits: 'implied' };
const boxed = (x: number, y: number, width = 20, height = 20): Box => ({ x, y, width, height });

/** Symbols `label@name` and relations `parent Type child` by name. */
function latexOf(symbols: string, relations: string, own: Partial<TreeLatexStyle> = {}): string {
  const parsed = symbols.split(' ').map((text): TreeSymbol => {
    const [label = '', id = label] = text.split('@');
    return { id, label };
  });
  const edges = relations.split(', ').map((text) => {
    const [parent = '', type = '', child = ''] = text.split(' ');
    return { parent, child, type };
  });
  const written = treeToLatex(parsed, relations === '' ? [] : edges, { ...style, ...own });
  return written.ok ? written.latex : `${written.reason.code}: ${written.reason.message}`;
}

describe('treeToLatex', () => {
  it.each([
    ['x 2 +', 'x Sup 2, x Right +', 'x^{2} +'],
    ['-@bar a b', 'bar Above a, bar Below b', '\\frac{a}{b}'],
    ['\\sqrt 3 x', '\\sqrt Above 3, \\sqrt Inside x', '\\sqrt[{3}]{x}'],
    ['\\sum i n', '\\sum Below i, \\sum Above n', '\\sum_{i}^{n}'],
    ['\\int a b', '\\int Sub a, \\int Sup b', '\\int_{a}^{b}'],
    ['x \\hat', 'x Above \\hat', '\\hat{x}'],
    ['5 1', '5 Above 1', '\\overset{1}{5}'],
    ['x \\overbrace n', 'x Above \\overbrace, \\overbrace Above n', '\\overbrace{x}^{n}'],
    ['\\rightarrow a', '\\rightarrow Above a', '\\xrightarrow{a}'],
    ['\\boxed x', '\\boxed Inside x', '\\boxed{x}'],
    ['no', '', '\\mathrm{no}'],
  ])('%s with %s', (symbols, relations, latex) => {
    expect(latexOf(symbols, relations)).toBe(latex);
  });

  const sum = ['1 2 +@plus 3 -@bar 5', '1 Right 2, 1 Below plus, plus Right 3, plus Below bar, bar Below 5'] as const;

  it('writes vertical arithmetic by the policy of the project', () => {
    expect(latexOf(...sum)).toBe('\\begin{array}{r} 1 2 \\\\ + 3 \\\\ \\hline 5 \\end{array}');
    expect(latexOf(...sum, { verticalArithmetic: 'overset' })).toBe('1 2 + 3 = 5');
  });

  it('writes rows between fences as a matrix, and behind a brace as cases', () => {
    const rows = 'a Right b, a Below c, c Right d';
    expect(latexOf('( a b c d )', `( Right a, ${rows}, b Right )`)).toBe(
      '\\begin{pmatrix} a b \\\\ c d \\end{pmatrix}',
    );
    expect(latexOf('\\{ a b c d', `\\{ Right a, ${rows}`)).toBe('\\begin{cases} a b \\\\ c d \\end{cases}');
  });

  it('sees the columns of a matrix and the reach of a long mark in the boxes', () => {
    const matrix: TreeSymbol[] = [
      { id: '(', label: '(', box: boxed(0, 0, 5, 60) },
      { id: 'a', label: 'a', box: boxed(10, 0) },
      { id: 'b', label: 'b', box: boxed(60, 0) },
      { id: 'c', label: 'c', box: boxed(10, 40) },
      { id: 'd', label: 'd', box: boxed(60, 40) },
      { id: ')', label: ')', box: boxed(85, 0, 5, 60) },
    ];
    const relation = (parent: string, type: string, child: string) => ({ parent, child, type });
    const inMatrix = [
      relation('(', 'Right', 'a'),
      relation('a', 'Right', 'b'),
      relation('a', 'Below', 'c'),
      relation('c', 'Right', 'd'),
      relation('b', 'Right', ')'),
    ];
    expect(treeToLatex(matrix, inMatrix, style)).toEqual({
      ok: true,
      latex: '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
    });
    const line: TreeSymbol[] = [
      { id: 'A', label: 'A', box: boxed(0, 10) },
      { id: 'B', label: 'B', box: boxed(25, 10) },
      { id: 'C', label: 'C', box: boxed(60, 10) },
      { id: 'bar', label: '\\overline', box: boxed(0, 0, 45, 3) },
    ];
    const overLine = [relation('A', 'Above', 'bar'), relation('A', 'Right', 'B'), relation('B', 'Right', 'C')];
    expect(treeToLatex(line, overLine, style)).toEqual({ ok: true, latex: '\\overline{A B} C' });
  });

  it('says in words why a tree has no LaTeX', () => {
    expect(latexOf('a b', '')).toMatch(/^layout-several-roots: /);
    expect(latexOf('a b c', 'a Right b, a Right c')).toMatch(/^layout-two-branches: Two symbols/);
    expect(latexOf('a b', 'a Over b')).toMatch(/^relation-without-latex: /);
    expect(treeToLatex([{ id: 'a', label: null }], [], style)).toMatchObject({
      ok: false,
      reason: { code: 'latex-needs-class' },
    });
  });
});

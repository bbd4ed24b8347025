import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { canonicalise } from '../canonical/canonical.ts';
import { treeToLatex } from '../from-tree/tree-to-latex.ts';
import { symbolTokens } from '../symbols/symbols.ts';
import { latexToTree } from './latex-to-tree.ts';

/** Relations in words; symbols of one label are told apart by their places. */
function read(latex: string): readonly string[] | null {
  const layout = latexToTree(latex, defaultLatexPolicy);
  if (!layout) return null;
  const nameOf = (place: number) => {
    const label = layout.symbols[place]?.label ?? '?';
    const first = layout.symbols.findIndex((each) => each.label === label);
    return first === place ? label : `${label}#${place}`;
  };
  return layout.relations.map(({ parent, child, type }) => `${nameOf(parent)} ${type} ${nameOf(child)}`).toSorted();
}

describe('the layout that LaTeX writes down', () => {
  it.each([
    ['a+b', ['+ Right b', 'a Right +']],
    ['x_1^2y', ['x Right y', 'x Sub 1', 'x Sup 2']],
    ['{x^2}^3', ['x Sup 2', 'x Sup 3']],
    ['\\frac{1}{x+y}=2', ['+ Right y', '- Above 1', '- Below x', '- Right =', '= Right 2', 'x Right +']],
    ['\\sqrt[3]{ab}', ['\\sqrt Above 3', '\\sqrt Inside a', 'a Right b']],
    ['\\sum_{i=1}^n i', ['= Right 1', '\\sum Above n', '\\sum Below i', '\\sum Right i#5', 'i Right =']],
    ['\\hat{x}^2', ['x Above \\hat', 'x Sup 2']],
    ["f'(x)", ['( Right x', 'f Right (', 'f Sup \\prime', 'x Right )']],
    ['\\binom{n}{k}', ['( Right n', 'n Below k', 'n Right )']],
    ['\\begin{array}{r}1\\\\+2\\\\\\hline 3\\end{array}', ['+ Below -', '+ Right 2', '- Below 3', '1 Below +']],
    ['\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}', ['( Right a', 'a Below c', 'a Right b', 'b Right )', 'c Right d']],
    ['\\xrightarrow[b]{a}', ['\\rightarrow Above a', '\\rightarrow Below b']],
    ['\\mathrm{ab}', ['a Right b']],
  ])('of %s', (latex, relations) => {
    expect(read(latex)).toEqual([...relations].toSorted());
  });

  it('is not guessed for faulty LaTeX, nor for what has no place in a tree', () => {
    expect(['\\frac{1}', '{', '', '\\not{a}', '\\cancel{x}'].map((latex) => read(latex))).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it('has the symbols that the tokens print, in one tree, and says the same LaTeX again', () => {
    const atom = fc.constantFrom('a', 'b', 'x', '1', '2', '+', '=', '\\alpha');
    const { formula } = fc.letrec<{ formula: string; part: string }>((tie) => ({
      formula: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
      part: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atom,
        fc.tuple(atom, tie('formula')).map(([base, script]) => `${base}^{${script}}`),
        fc.tuple(atom, tie('formula'), tie('formula')).map(([base, sub, sup]) => `${base}_{${sub}}^{${sup}}`),
        fc.tuple(tie('formula'), tie('formula')).map(([over, under]) => `\\frac{${over}}{${under}}`),
        tie('formula').map((inner) => `\\sqrt{${inner}}`),
        fc.tuple(tie('formula'), tie('formula')).map(([from, to]) => `\\sum_{${from}}^{${to}}`),
        tie('formula').map((inner) => `( ${inner} )`),
      ),
    }));
    fc.assert(
      fc.property(formula, (latex) => {
        const layout = latexToTree(latex, defaultLatexPolicy);
        const canonical = canonicalise(latex, defaultLatexPolicy);
        if (!layout || !canonical.ok) return expect.fail(latex);
        const printed = symbolTokens(canonical.tokens.map(({ text }) => text)).map(({ label }) => label);
        expect(layout.symbols.map(({ label }) => label)).toEqual(printed);
        const symbols = layout.symbols.map(({ label }, place) => ({ id: String(place), label }));
        const relations = layout.relations.map(({ parent, child, type }) => ({
          parent: String(parent),
          child: String(child),
          type,
        }));
        expect(readingOrder(symbols, relations).complete).toBe(true);
        const again = treeToLatex(symbols, relations, { verticalArithmetic: 'array', limits: 'implied' });
        const text = again.ok ? canonicalise(again.latex, defaultLatexPolicy) : null;
        expect(text?.ok === true ? text.text : again).toBe(canonical.text);
        return undefined;
      }),
    );
  });
});

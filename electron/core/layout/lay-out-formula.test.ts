import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { type FormulaLayout, layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { mathJaxTypesetter } from './mathjax.ts';

type Layout = Extract<FormulaLayout, { ok: true }>;

async function layOut(latex: string, display = true): Promise<Layout> {
  const layout = await layOutFormula(latex, mathJaxTypesetter(), { display });
  if (!layout.ok) throw new Error(`${latex}: ${layout.reason.message}`);
  return layout;
}

/** Labels in reading order, and relations as `parent Type child`, by key where a label occurs twice. */
async function describeLayout(
  latex: string,
  display = true,
): Promise<{ labels: string; relations: readonly string[] }> {
  const { glyphs, relations } = await layOut(latex, display);
  const labels = glyphs.map((glyph) => glyph.label);
  const nameOf = (key: string): string => {
    const label = glyphs.find((glyph) => glyph.key === key)?.label ?? '';
    return labels.filter((other) => other === label).length > 1 ? key : label;
  };
  return {
    labels: labels.join(' '),
    relations: relations
      .filter((relation) => relation.type !== 'Right')
      .map((relation) => `${nameOf(relation.parent)} ${relation.type} ${nameOf(relation.child)}`),
  };
}

describe('symbols and relations of one formula', () => {
  it.each<[latex: string, labels: string, ...relations: string[]]>([
    ['27+54=81', '2 7 + 5 4 = 8 1'],
    ['\\frac{27}{x}', '- 2 7 x', '- Above 2', '- Below x'],
    ['\\sqrt[3]{ab}', '\\sqrt 3 a b', '\\sqrt Above 3', '\\sqrt Inside a'],
    ['x_1^2', 'x 1 2', 'x Sub 1', 'x Sup 2'],
    ['(x+1)^2', '( x + 1 ) 2', ') Sup 2'],
    ['\\left(\\frac{a}{b}\\right)^2', '( - a b ) 2', '- Above a', '- Below b', ') Sup 2'],
    ["y''", 'y \\prime \\prime', 'y Sup s2'],
    ["f^{'}(x)", 'f \\prime ( x )', 'f Sup \\prime'],
    ['\\sin^2\\theta', '\\sin 2 \\theta', '\\sin Sup 2'],
    ['\\lim_{x\\to0}x', '\\lim x \\rightarrow 0 x', '\\lim Below s2'],
    ['\\sum_{i}^{n}a', '\\sum n i a', '\\sum Above n', '\\sum Below i'],
    ['\\int_0^1x', '\\int 0 1 x', '\\int Sub 0', '\\int Sup 1'],
    ['\\int\\limits_0^1x', '\\int 1 0 x', '\\int Above 1', '\\int Below 0'],
    ['\\hat{x}+\\overline{AB}', 'x \\hat + A \\overline B', 'x Above \\hat', 'A Above \\overline'],
    ['\\overbrace{a+b}^{n}', 'a \\overbrace n + b', 'a Above \\overbrace', '\\overbrace Above n'],
    ['\\underline{x}y', 'x \\underline y', 'x Below \\underline'],
    ['a\\le b\\ge c\\ne d\\to e', 'a \\leq b \\geq c \\neq d \\rightarrow e'],
    ['a<b>c|d', 'a < b > c | d'],
    ['\\{x\\mid x\\in\\mathbb{R}\\}', '\\{ x | x \\in R \\}'],
    ['1,2,\\dots,n\\cdots', '1 , 2 , \\ldots , n \\cdots'],
    ['90^{\\circ}\\div5\\%', '9 0 \\circ \\div 5 \\%', '0 Sup \\circ'],
    ['3\\,\\mathrm{cm}^2', '3 c m 2', 'm Sup 2'],
    ['\\operatorname{lcm}(2,3)', 'l c m ( 2 , 3 )'],
    ['\\boxed{x}=\\square', '\\boxed x = \\square', '\\boxed Inside x'],
    ['\\textcircled{1}x', '\\textcircled 1 x', '\\textcircled Inside 1'],
    ['5\\degree', '5 \\circ', '5 Sup \\circ'],
    ['\\binom{n}{k}', '( n ) k', 'n Below k'],
    ['\\mbox{\\small x}\\text{if $y$}', 'x i f y'],
    ['\\text{값}=3', '값 = 3'],
    ['R^a{}_b=0', 'R b a = 0', 'R Sub b', 'R Sup a'],
    ['a\\\\b+c', 'a b + c', 'a Below b'],
  ])('%s', async (latex, labels, ...relations) => {
    expect(await describeLayout(latex)).toEqual({ labels, relations });
  });

  it('follows what is displayed: limits in a line of text are scripts', async () => {
    expect((await describeLayout('\\sum_i^n', false)).relations).toEqual(['\\sum Sub i', '\\sum Sup n']);
    expect((await describeLayout('\\textstyle\\lim_x')).relations).toEqual(['\\lim Sub x']);
  });

  it('links the rows of vertical arithmetic by Below, with the result bar and carries', async () => {
    expect(await describeLayout('\\begin{array}{r} \\overset{1}{2}7 \\\\ +54 \\\\ \\hline 80 \\end{array}')).toEqual({
      labels: '2 1 7 + 5 4 - 8 0',
      relations: ['2 Above 1', '2 Below +', '+ Below -', '- Below 8'],
    });
    const columns = await describeLayout('\\begin{array}{rr} & 27 \\\\ + & 54 \\\\ \\hline & 80 \\end{array}');
    expect(columns).toEqual({ labels: '2 7 + 5 4 - 8 0', relations: ['2 Below +', '+ Below -', '- Below 8'] });
    const open = await describeLayout('\\begin{array}{r} 27 \\\\ +54 \\\\ \\hline \\end{array}');
    expect(open).toEqual({ labels: '2 7 + 5 4 -', relations: ['2 Below +', '+ Below -'] });
  });

  it('links the rows of systems and matrices, with lines between columns', async () => {
    expect(await describeLayout('\\begin{cases} x=1 \\\\ y=2 \\end{cases}')).toEqual({
      labels: '\\{ x = 1 y = 2',
      relations: ['x Below y'],
    });
    expect(await describeLayout('\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}')).toEqual({
      labels: '( a b ) c d',
      relations: ['a Below c'],
    });
    expect((await describeLayout('\\left[\\begin{array}{c|c} a & b \\\\ c & d \\end{array}\\right]')).labels).toBe(
      '[ a | b ] c d',
    );
  });
});

describe('boxes', () => {
  it('are in em around the ink, with the origin on the baseline and y down', async () => {
    const { glyphs, height, depth, width } = await layOut('x_y');
    const [x, y] = glyphs.map((glyph) => glyph.box);
    if (!x || !y) throw new Error('two glyphs');
    expect(x.x).toBeGreaterThan(0);
    expect(x.y).toBeLessThan(-0.4);
    expect(x.y + x.height).toBeCloseTo(0.011, 2);
    expect(y.x).toBeGreaterThan(x.x + x.width);
    expect(y.y + y.height).toBeGreaterThan(0.2);
    expect([width > 0.9, height > 0.4, depth > 0.2]).toEqual([true, true, true]);
  });

  it('of a stretched delimiter hold all its pieces', async () => {
    const { glyphs } = await layOut('\\left(\\frac{\\frac{\\frac{1}{2}}{3}}{\\frac{4}{5}}\\right)');
    const [open] = glyphs;
    expect(open?.label).toBe('(');
    expect(open?.box.height).toBeGreaterThan(3);
    expect(open?.outlines.length).toBeGreaterThan(1);
  });

  it('of a root hold the sign and its bar; of a fraction bar, the bar', async () => {
    const { glyphs } = await layOut('\\sqrt{abc}+\\frac{abc}{d}');
    expect(glyphs[0]?.box.width).toBeGreaterThan(2);
    const bar = glyphs.find((glyph) => glyph.label === '-')?.box;
    expect(bar?.height).toBeCloseTo(0.06);
    expect(bar?.width).toBeGreaterThan(1.3);
  });

  it('of characters in rare parts of the font, which are loaded when they are asked for', async () => {
    const { glyphs } = await layOut('\\text{Жя}\\mathbb{x}\\rightsquigarrow');
    expect(glyphs.map((glyph) => glyph.outlines.length)).toEqual(glyphs.map(() => 1));
  });

  it('of characters without a shape in the font are estimated, in their place', async () => {
    const { glyphs } = await layOut('3\\text{개}x');
    const [three, counter, x] = glyphs;
    expect(counter?.outlines).toEqual([]);
    expect(counter?.box.width).toBeGreaterThan(0.5);
    expect(counter?.box.x).toBeGreaterThan((three?.box.x ?? 0) + (three?.box.width ?? 0));
    expect(x?.box.x).toBeGreaterThan((counter?.box.x ?? 0) + (counter?.box.width ?? 0));
  });
});

describe('LaTeX that is refused in words', () => {
  const hostile: readonly (readonly [title: string, latex: string, code: string])[] = [
    ['an unknown command', '\\foo', 'latex-unknown-command'],
    ['a link', '\\href{javascript:alert(1)}{x}', 'latex-unknown-command'],
    ['a definition that loops', '\\def\\a{\\a\\a}\\a', 'latex-unknown-command'],
    ['a new command', '\\newcommand{\\a}{\\a}\\a', 'latex-unknown-command'],
    ['a package to load', '\\require{html}x', 'latex-unknown-command'],
    ['100,000 braces', '{'.repeat(100_000), 'latex-too-long'],
    ['2,000 braces', `${'{'.repeat(2000)}x${'}'.repeat(2000)}`, 'latex-too-deep'],
    ['an open brace', '\\frac{1}{2', 'latex-not-typeset'],
    ['a double superscript', 'x^2^3', 'latex-not-typeset'],
    ['too many columns', '\\begin{array}{*{100000}{c}} a \\end{array}', 'latex-not-typeset'],
    ['nothing printed', '\\phantom{x}\\quad', 'latex-empty'],
    ['a script to the left', '{}_nC_r', 'layout-left-script'],
    ['a number of an equation', 'x \\tag{1}', 'latex-unknown-command'],
  ];

  it.each(hostile)('%s', async (_, latex, code) => {
    const layout = await layOutFormula(latex, mathJaxTypesetter());
    expect(layout).toMatchObject({ ok: false, reason: { code } });
  });

  it('leaves the typesetter fit for the next formula', async () => {
    for (const [, latex] of hostile) await layOutFormula(latex, mathJaxTypesetter());
    expect((await describeLayout('\\frac{a}{b}')).labels).toBe('- a b');
  });

  it('never throws at any text', async () => {
    const tokens =
      "\\frac \\sqrt \\left \\right ( | { } ^ _ ' & \\\\ $ % # ~ \\begin{array}{r} \\end{array} \\hline \\overline \\sum \\text x 1 " +
      '가 \\not \\ \\limits \\over \\hat \\boxed \u0000 \ud800 \\mathbb \\char \\unicode [ ]';
    const parts = fc.constantFrom(...tokens.split(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 25 }), async (text) => {
        const layout = await layOutFormula(text.join(' '), mathJaxTypesetter());
        if (layout.ok) expect(readingOrder(namedSymbols(layout), layout.relations).complete).toBe(true);
        else expect(layout.reason.message).toMatch(/^\S.*[.]$/s);
      }),
      { numRuns: 300 },
    );
  });
});

describe('properties of a layout', () => {
  /** LaTeX of school formulas, built from a grammar. */
  const { formula } = fc.letrec<{ formula: string; term: string }>((tie) => ({
    formula: fc
      .array(fc.tuple(tie('term'), fc.constantFrom('+', '-', '\\times ', '=', '\\leq ', ',', '')), {
        minLength: 1,
        maxLength: 3,
      })
      .map((terms) => terms.map(([term, operator]) => term + operator).join('')),
    term: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'term' },
      fc.constantFrom('x', '27', '\\pi ', '\\infty ', '\\square ', '\\sin x'),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `\\frac{${a}}{${b}}`),
      tie('formula').map((a) => `\\sqrt{${a}}`),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `\\sqrt[{${a}}]{${b}}`),
      fc.tuple(tie('term'), tie('formula')).map(([a, b]) => `{${a}}^{${b}}`),
      fc.tuple(tie('term'), tie('formula')).map(([a, b]) => `{${a}}_{${b}}`),
      tie('formula').map((a) => `\\left(${a}\\right)`),
      tie('formula').map((a) => `\\overline{${a}}`),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `\\sum_{${a}}^{${b}}x`),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `\\begin{cases}${a}\\\\${b}\\end{cases}`),
      fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `\\begin{array}{r}${a}\\\\ \\hline ${b}\\end{array}`),
    ),
  }));

  it('relations are a complete tree, keys are in reading order, boxes have an area and lie in the formula', async () => {
    await fc.assert(
      fc.asyncProperty(formula, async (latex) => {
        const layout = await layOut(latex);
        expect(layout.relations).toHaveLength(layout.glyphs.length - 1);
        expect(readingOrder(namedSymbols(layout), layout.relations)).toEqual({ complete: true, order: layout.order });
        expect(layout.glyphs.map((glyph) => glyph.key)).toEqual(layout.order);
        expect(layout.order).toEqual(layout.order.map((_, index) => `s${index + 1}`));
        for (const { box, outlines } of layout.glyphs) {
          expect(outlines.length).toBeGreaterThan(0);
          expect(Math.min(box.width, box.height)).toBeGreaterThan(0);
          // Italic letters and braces reach a little beyond their advance width.
          expect(box.x).toBeGreaterThan(-0.15);
          expect(box.x + box.width).toBeLessThan(layout.width + 0.15);
          expect(box.y).toBeGreaterThan(-layout.height - 0.15);
          expect(box.y + box.height).toBeLessThan(layout.depth + 0.15);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what stands right is to the right, what stands above is above', async () => {
    await fc.assert(
      fc.asyncProperty(formula, async (latex) => {
        const { glyphs, relations } = await layOut(latex);
        const boxOf = new Map(glyphs.map((glyph) => [glyph.key, glyph.box]));
        for (const { parent, child, type } of relations) {
          const [a, b] = [boxOf.get(parent), boxOf.get(child)];
          if (!a || !b) throw new Error('a relation names a glyph that is not there');
          if (type === 'Right') expect(b.x + b.width).toBeGreaterThan(a.x);
          if (type === 'Below') expect(b.y + b.height / 2).toBeGreaterThan(a.y + a.height / 2);
          if (type === 'Inside') expect(b.x).toBeGreaterThan(a.x);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function namedSymbols(layout: Layout): readonly { id: string; label: string }[] {
  return layout.glyphs.map(({ key, label }) => ({ id: key, label }));
}

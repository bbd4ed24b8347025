import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy, type LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { canonicalise, canonicaliserVersion } from './canonical.ts';
import { addSynonyms } from './extend-policy.ts';

function canonicalText(latex: string, changes: Partial<LatexPolicy> = {}): string {
  const result = canonicalise(latex, { ...defaultLatexPolicy, ...changes });
  return result.ok ? result.text : `! ${result.errors.map(({ code }) => code).join()}`;
}

const tableOf = (rows: string): string[][] =>
  rows
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+⇒\s*/));

describe('canonicalise', () => {
  it('returns tokens, text, version and warnings', () => {
    expect(canonicalise('x^2', defaultLatexPolicy)).toEqual({
      ok: true,
      tokens: [
        { text: 'x', range: { start: 0, end: 1 } },
        { text: '^', range: { start: 1, end: 2 } },
        { text: '{', range: null },
        { text: '2', range: { start: 2, end: 3 } },
        { text: '}', range: null },
      ],
      text: 'x ^ { 2 }',
      version: canonicaliserVersion,
      warnings: [],
    });
  });

  it('says where each token comes from', () => {
    const source = "a\\over{\\to}f'\\left(90°";
    const result = canonicalise(`${source}\\right)`, defaultLatexPolicy);
    const places = result.ok
      ? result.tokens.map(({ text, range }) => [text, range && source.slice(range.start, range.end)])
      : [];
    expect(Object.fromEntries(places.filter(([text]) => text !== '{' && text !== '}'))).toMatchObject({
      '\\frac': '\\over',
      '\\rightarrow': '\\to',
      '^': '°',
      '\\prime': "'",
      '(': '(',
      '\\circ': '°',
    });
  });

  it('gives errors for faulty LaTeX, and keeps its warnings', () => {
    const result = canonicalise('\\foo {', defaultLatexPolicy);
    expect(result).toMatchObject({
      ok: false,
      errors: [{ code: 'unclosed-group' }],
      warnings: [{ code: 'unknown-command' }],
    });
  });

  it.each(
    tableOf(String.raw`
    $26$ ⇒ 2 6
    6.0 ⇒ 6 . 0
    \[ 08 \] ⇒ 0 8
    a%b ⇒ a
    \mbox{no} {\rm d}\mathrm{x} ⇒ n o d x
    \left(x\right)\Big[y\Big]\left.z\right| ⇒ ( x ) [ y ] z |
    \left<x\right> ⇒ \langle x \rangle
    \displaystyle a\,b\;c\!d\:e\ f~g\quad h\hspace{1cm}i ⇒ a b c d e f g h i
    \to\le\ge\ne\lt\gt\dots\lbrack\lbrace\vert\mid ⇒ \rightarrow \leq \geq \neq < > \ldots [ \{ | |
    \cdots\ldots\mathbb R\mathcal R ⇒ \cdots \ldots \mathbb { R } \mathcal { R }
    {a}{{b+c}} ⇒ a b + c
    \frac12\frac 5{21}\sqrt2\sqrt[n]{x} ⇒ \frac { 1 } { 2 } \frac { 5 } { 2 1 } \sqrt { 2 } \sqrt [ n ] { x }
    x^2_1 ⇒ x _ { 1 } ^ { 2 }
    f'''(x)f'^2 ⇒ f ^ { \prime \prime \prime } ( x ) f ^ { \prime 2 }
    f^{'}f^\prime x\prime ⇒ f ^ { \prime } f ^ { \prime } x \prime
    {a \over b}{n \choose k} ⇒ \frac { a } { b } \binom { n } { k }
    {a \atop b}c_{i \atop j} ⇒ { a \atop b } c _ { i \atop j }
    {a \brack b}{a \overwithdelims() b} ⇒ [ { a \atop b } ] ( \frac { a } { b } )
    {a \above 2pt b} ⇒ \frac { a } { b }
    {x^2}^3{x_1}^2{ab}^2 ⇒ { x ^ { 2 } } ^ { 3 } x _ { 1 } ^ { 2 } a b ^ { 2 }
    x{}^2{}_1y ⇒ x { } ^ { 2 } { } _ { 1 } y
    x{^2}x\,^2{}^3y ⇒ x ^ { 2 } x ^ { 2 } { } ^ { 3 } y
    {}_a^bX ⇒ _ { a } ^ { b } X
    x^{}_{\,} ⇒ x
    {\bf a}{\cal L M}\bf x ⇒ \mathbf { a } \mathcal { L M } \mathbf { x }
    {\bf a \over b} ⇒ \frac { \mathbf { a } } { \mathbf { b } }
    \bar x\vec{ab}\overline{ab} ⇒ \bar { x } \vec { a b } \overline { a b }
    \int\limits_0^1 ⇒ \int \limits _ { 0 } ^ { 1 }
    \not=\not\in\not\!\!D_1 ⇒ \neq \notin \not D _ { 1 }
    90°×½≤π ⇒ 9 0 ^ { \circ } \times \frac { 1 } { 2 } \leq \pi
    \degree 9^\circ ⇒ ^ { \circ } 9 ^ { \circ }
    \text{넓이} ⇒ 넓 이
    \foo{ab}{c}^2 ⇒ \foo { a b } { c } ^ { 2 }
    \begin{array}{r@{.}l}27&4\\[2pt]+5&\\\hline 32\\\end{array} ⇒ \begin{array} { r @ { . } l } 2 7 & 4 \\ + 5 & \\ \hline 3 2 \end{array}
    \begin {m a t r i x} a & b \\ c & d \end{matrix} ⇒ \begin{matrix} a & b \\ c & d \end{matrix}
    \pmatrix{a&b\cr c&d\cr} ⇒ \begin{pmatrix} a & b \\ c & d \end{pmatrix}
    \begin{aligned}[t]a\end{aligned} ⇒ \begin{aligned} a \end{aligned}
    \begin{equation}a\label{b}\end{equation} ⇒ a
    \begin{cases}{a\\b}&c\end{cases} ⇒ \begin{cases} { a \\ b } & c \end{cases}
    a\\b\\ ⇒ a \\ b
    \root 3\of x\buildrel a\over b ⇒ \sqrt [ 3 ] { x } \stackrel { a } { b }
    \sqrt[{]}]x ⇒ \sqrt [ { ] } ] { x }
    \begin{aligned}{}[t]a\\{}*\\{}[2pt]\end{aligned} ⇒ \begin{aligned} { } [ t ] a \\ { } * \\ { } [ 2 p t ] \end{aligned}
  `),
  )('%s ⇒ %s', (latex = '', expected = '') => {
    expect(canonicalText(latex)).toBe(expected);
  });

  it('takes nothing for an empty formula', () => {
    expect(canonicalText(' {} $ $ ')).toBe('');
  });

  it('composes decomposed characters', () => {
    expect(canonicalText('넓=\u0338'.normalize('NFD'))).toBe('넓 \\neq');
  });
});

describe('policies', () => {
  it('drop or keep limits', () => {
    expect(canonicalText('\\lim\\limits_x', { limits: 'drop' })).toBe('\\lim _ { x }');
  });

  it.each([
    [
      'l o g_2 x\\sin y{co}s arcsin z',
      '\\log _ { 2 } x \\sin y \\cos \\arcsin z',
      'l o g _ { 2 } x s i n y c o s a r c s i n z',
    ],
    ['\\sin^2 x', '\\sin ^ { 2 } x', 's i n ^ { 2 } x'],
    ['\\operatorname{lim}_x', '\\lim _ { x }', 'l i m _ { x }'],
    ['l^o g', 'l ^ { o } g', 'l ^ { o } g'],
  ])('read %s as commands or letters', (latex, commands, letters) => {
    expect(canonicalText(latex, { functionNames: 'commands' })).toBe(commands);
    expect(canonicalText(latex, { functionNames: 'letters' })).toBe(letters);
  });

  it('write ellipses as one symbol or three', () => {
    expect(canonicalText('1,...,n', { ellipses: 'commands' })).toBe('1 , \\ldots , n');
    expect(canonicalText('1,\\dots,n\\ldots_2', { ellipses: 'periods' })).toBe('1 , . . . , n . . . _ { 2 }');
  });

  it('keep what is not to be unwrapped or dropped', () => {
    expect(canonicalText('\\mathrm d{\\rm x}', { unwrap: [] })).toBe('\\mathrm { d } \\mathrm { x }');
    expect(canonicalText('a\\ b~c\\hskip 2pt d', { drop: [] })).toBe('a \\space b \\space c \\hskip { 2 p t } d');
  });

  it('follow synonyms of a project, also for commands and characters', () => {
    const added = addSynonyms(defaultLatexPolicy, {
      '\\R': '\\reals',
      '\\reals': '\\mathbb{R}',
      '\\quot': '\\frac',
      세: '\\triangle',
      '|': '\\vert',
    });
    const policy = added.data ?? defaultLatexPolicy;
    expect(canonicalText('\\R\\quot{a}{b}세|\\mid', policy)).toBe(
      '\\mathbb { R } \\frac { a } { b } \\triangle \\vert \\vert',
    );
    expect(canonicalise('\\R\\quot{a}{b}', policy).warnings).toEqual([]);
  });

  it('may prefer a character to its command', () => {
    const added = addSynonyms(defaultLatexPolicy, { '\\pi': 'π' });
    expect(canonicalText('\\pi π', added.data)).toBe('π π');
  });

  it('leave a synonym alone that cannot stand there', () => {
    expect(canonicalText('\\hat x\\alpha', { synonyms: { '\\hat': '\\frac', '\\alpha': '\\sqrt' } })).toBe(
      '\\hat { x } \\alpha',
    );
  });

  it('report a synonym that is faulty', () => {
    expect(canonicalText('a\\zz', { synonyms: { '\\zz': '{x' } })).toBe('! faulty-synonym');
    const result = canonicalise('a\\zz', { ...defaultLatexPolicy, synonyms: { '\\zz': '{x' } });
    expect(result.ok ? [] : result.errors).toMatchObject([
      { range: { start: 1, end: 4 }, parameters: { replacement: '{x' } },
    ]);
  });

  it('refuse additions that lead round in a circle', () => {
    expect(addSynonyms(defaultLatexPolicy, { '\\a': '\\b', '\\b': '\\a' }).success).toBe(false);
  });
});

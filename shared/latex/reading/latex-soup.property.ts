import fc from 'fast-check';

/** Pieces of LaTeX, with ␣ for a space. */
const pieces = String.raw`
  a x 1 . * [ ] ( ) | < = - ' '' ° π ² 넓 ␣ ␣ { } { } {x} {} {x^2} ^ _ ^2 _1 ^{ _{ & \\ \\[2pt] \\* $ # ~
  \alpha␣ \to␣ \ne␣ \ldots␣ \,␣ \quad␣ \␣ \|␣ \{␣ \}␣ \%␣ \prime␣ \frac \frac12 \sqrt \sqrt[3] \sqrt[ \hat␣ \mathrm
  \mathbf \mbox{ \text{a␣b} \not \over␣ \atop␣ \choose␣ \brace␣ \rm␣ \cal␣ \bf␣ \displaystyle␣ \limits \sum\limits
  \left( \left. \right) \right. \middle| \big( \Big{(} \hspace{1cm} \hskip␣2pt␣ \kern-1em \begin{array}{c|c} \end{array}
  \begin{aligned} \begin{aligned}[t] \end{aligned} \begin{cases} \end{cases} \matrix{ \pmatrix{a&b\cr␣c} \cr␣ \hline␣
  \label{a} \foo \foo{x} \xrightarrow[a] \degree␣ \begin{equation} \end{equation} \root␣3\of␣ \textcircled \binom
  \stackrel \operatorname*{ s␣i␣n log`
  .trim()
  .split(/\s+/)
  .map((piece) => piece.replaceAll('␣', ' '))
  .concat('\n', '%c\n');

/** Any order of pieces that LaTeX gives a meaning to: mostly faulty. */
export const latexSoup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 24 })
  .map((all) => all.join(''));

/** LaTeX that is in order, with everything that the canonical form changes. */
export const wellFormedLatex: fc.Arbitrary<string> = fc.letrec<{ formula: string; item: string; argument: string }>(
  (tie) => ({
    formula: fc.array(tie('item'), { maxLength: 4 }).map((items) => items.join(' ')),
    argument: fc.oneof(
      fc.constantFrom('x', '2', '\\pi', "'"),
      tie('formula').map((body) => `{${body}}`),
    ),
    item: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(
        'x',
        '2',
        '\\alpha',
        '\\to',
        '\\ldots',
        '=',
        '[',
        ']',
        '*',
        '°',
        '\\,',
        '\\mid',
        'l',
        'o',
        'g',
        '.',
        '\\sin',
        '\\foo',
      ),
      fc.tuple(tie('argument'), tie('argument')).map(([base, script]) => `${base}^${script}`),
      fc.tuple(tie('argument'), tie('argument'), tie('argument')).map(([base, sub, sup]) => `${base}_${sub}^${sup}`),
      tie('argument').map((base) => `{${base}'}`),
      fc.tuple(tie('argument'), tie('argument')).map(([above, below]) => `\\frac ${above} ${below}`),
      fc
        .tuple(fc.constantFrom('\\over', '\\atop', '\\choose', '\\brack'), tie('formula'), tie('formula'))
        .map(([infix, before, after]) => `{${before} ${infix} ${after}}`),
      fc.tuple(tie('formula'), tie('argument')).map(([index, radicand]) => `\\sqrt[{${index}}] ${radicand}`),
      fc
        .tuple(fc.constantFrom('\\mathrm', '\\mathbf', '\\hat', '\\mbox', '\\not', '\\foo'), tie('argument'))
        .map(([command, argument]) => `${command} ${argument}`),
      fc
        .tuple(fc.constantFrom('\\rm', '\\bf', '\\cal', '\\displaystyle'), tie('formula'))
        .map(([font, body]) => `{${font} ${body}}`),
      tie('formula').map((body) => `\\left(${body}\\right.`),
      fc
        .tuple(
          fc.constantFrom('array}{cc', 'aligned', 'cases', 'pmatrix'),
          fc.array(tie('formula'), { minLength: 1, maxLength: 4 }),
        )
        .map(([name, cells]) => `\\begin{${name}}${cells.join(' & x \\\\ ')}\\end{${name.split('}')[0] ?? ''}}`),
      fc.tuple(tie('formula'), tie('formula')).map(([first, second]) => `{${first} \\\\ ${second}}`),
    ),
  }),
).formula;

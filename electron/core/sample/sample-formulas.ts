/** One printed formula of the sample project. */
export interface SampleFormula {
  readonly latex: string;
  readonly level: 'elementary' | 'middle-school';
  /** What the formula practises; part of the names of pages. */
  readonly topic: string;
}

function formulas(
  level: SampleFormula['level'],
  byTopic: Readonly<Record<string, readonly string[]>>,
): SampleFormula[] {
  return Object.entries(byTopic).flatMap(([topic, list]) => list.map((latex) => ({ latex, level, topic })));
}

const elementary = formulas('elementary', {
  sum: [String.raw`38+47=85`, String.raw`1.25+0.8=2.05`, String.raw`(12+8)\times 5=100`],
  difference: [String.raw`90-36=54`, String.raw`100-4\times(6+9)=40`],
  product: [String.raw`6\times 8=48`, String.raw`3.6\times 10=36`],
  division: [String.raw`72\div 9=8`, String.raw`17\div 5=3\cdots 2`],
  'unknown-box': [String.raw`\square+9=15`, String.raw`24-\square=16`, String.raw`\frac{4}{6}=\frac{\square}{3}`],
  comparison: [String.raw`345>298`, String.raw`0.7<0.75`],
  fraction: [
    String.raw`\frac{1}{2}+\frac{1}{3}=\frac{5}{6}`,
    String.raw`\frac{2}{5}\times\frac{3}{4}=\frac{3}{10}`,
    String.raw`3\div\frac{1}{4}=12`,
  ],
  'mixed-number': [String.raw`2\frac{1}{3}+1\frac{2}{3}=4`, String.raw`\frac{7}{3}=2\frac{1}{3}`],
  unit: [
    String.raw`5\,\mathrm{cm}+8\,\mathrm{mm}=58\,\mathrm{mm}`,
    String.raw`1\,\mathrm{kg}=1000\,\mathrm{g}`,
    String.raw`2\,\mathrm{h}\;15\,\mathrm{min}=135\,\mathrm{min}`,
  ],
  angle: [String.raw`180^{\circ}-65^{\circ}=115^{\circ}`, String.raw`\angle A+\angle B=90^{\circ}`],
  percentage: [String.raw`\frac{1}{4}=0.25=25\%`],
  vertical: [
    String.raw`\begin{array}{r} 27 \\ +\,54 \\ \hline 81 \end{array}`,
    String.raw`\begin{array}{r} \overset{1}{3}8 \\ +\,47 \\ \hline 85 \end{array}`,
    String.raw`\begin{array}{r} 24 \\ \times\,13 \\ \hline 72 \\ 24\phantom{0} \\ \hline 312 \end{array}`,
  ],
});

const middleSchool = formulas('middle-school', {
  'linear-equation': [String.raw`2x+3=11`, String.raw`5(x-2)=3x+4`, String.raw`\frac{x}{3}-\frac{x-1}{2}=1`],
  inequality: [String.raw`3x-7\leq 8`, String.raw`-2<x\leq 5`],
  'quadratic-equation': [String.raw`x^{2}-5x+6=0`, String.raw`x=\frac{-b\pm\sqrt{b^{2}-4ac}}{2a}`],
  expansion: [String.raw`(a+b)^{2}=a^{2}+2ab+b^{2}`, String.raw`a^{2}-b^{2}=(a+b)(a-b)`],
  power: [String.raw`2^{3}\times 2^{4}=2^{7}`, String.raw`(x^{2})^{3}=x^{6}`],
  root: [
    String.raw`\sqrt{18}=3\sqrt{2}`,
    String.raw`\sqrt[3]{64}=4`,
    String.raw`\frac{1}{\sqrt{3}}=\frac{\sqrt{3}}{3}`,
  ],
  system: [
    String.raw`\begin{cases} x+y=7 \\ 2x-y=2 \end{cases}`,
    String.raw`\begin{cases} 3x+2y=8 \\ y=x-1 \end{cases}`,
  ],
  function: [String.raw`y=-\frac{1}{2}x^{2}+4`, String.raw`f(x)=ax+b`],
  coordinate: [String.raw`P(2,-3)`],
  geometry: [
    String.raw`\triangle ABC\equiv\triangle DEF`,
    String.raw`\overline{AB}\parallel\overline{CD}`,
    String.raw`c^{2}=a^{2}+b^{2}`,
  ],
  circle: [String.raw`S=\pi r^{2}`, String.raw`V=\frac{4}{3}\pi r^{3}`],
  proportion: [String.raw`x:3=8:12`],
  decimal: [String.raw`0.\dot{3}=\frac{1}{3}`],
  statistics: [String.raw`\frac{72+85+90+81}{4}=82`, String.raw`x_{1}+x_{2}+\cdots+x_{n}=100`],
});

/** Formulas of the sample project that have a page of their own. */
export const sampleFormulas: readonly SampleFormula[] = [...elementary, ...middleSchool];

/** A worksheet of several formulas, so that the extractor has truth too. */
export interface SampleSheet {
  readonly name: string;
  readonly title: string;
  readonly formulas: readonly SampleFormula[];
}

const onSheet = (level: SampleFormula['level'], topic: string, list: readonly string[]): readonly SampleFormula[] =>
  formulas(level, { [topic]: list });

export const sampleSheets: readonly SampleSheet[] = [
  {
    name: 'worksheet-vertical-arithmetic',
    title: 'Vertical arithmetic',
    formulas: onSheet('elementary', 'vertical', [
      String.raw`\begin{array}{r} 46 \\ +\,32 \\ \hline 78 \end{array}`,
      String.raw`\begin{array}{r} 503 \\ -\,178 \\ \hline 325 \end{array}`,
      String.raw`\begin{array}{r} \overset{1}{2}\overset{1}{6}7 \\ +\,158 \\ \hline 425 \end{array}`,
      String.raw`\begin{array}{r} 91 \\ -\,45 \\ \hline 46 \end{array}`,
      String.raw`\begin{array}{r} 37 \\ \times\,6 \\ \hline 222 \end{array}`,
      String.raw`\begin{array}{r} 5.7 \\ +\,2.6 \\ \hline 8.3 \end{array}`,
    ]),
  },
  {
    name: 'worksheet-fractions',
    title: 'Fractions',
    formulas: onSheet('elementary', 'fraction', [
      String.raw`\frac{3}{4}-\frac{1}{8}=\frac{5}{8}`,
      String.raw`1\frac{1}{2}\times\frac{2}{3}=1`,
      String.raw`\frac{5}{6}\div\frac{5}{12}=2`,
      String.raw`\frac{9}{4}=2\frac{\square}{4}`,
      String.raw`\frac{2}{3}<\frac{3}{4}`,
    ]),
  },
  {
    name: 'worksheet-equations',
    title: 'Equations and powers',
    formulas: onSheet('middle-school', 'equation', [
      String.raw`x^{2}=49`,
      String.raw`\frac{2x-1}{3}=5`,
      String.raw`\begin{cases} x+2y=9 \\ x-y=0 \end{cases}`,
      String.raw`\sqrt{x+5}=3`,
    ]),
  },
];

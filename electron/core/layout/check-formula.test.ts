import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { type CheckedFormula, checkFormula } from '#shared/checks/check-formula.ts';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { mathJaxTypesetter } from './mathjax.ts';

/** A formula whose truth is what its LaTeX prints. */
async function truthOf(latex: string): Promise<CheckedFormula> {
  const layout = await layOutFormula(latex, mathJaxTypesetter());
  if (!layout.ok) throw new Error(layout.reason.message);
  const symbols = layout.glyphs.map(({ key, label, box }) => ({ id: key, label, box }));
  return { symbols, relations: layout.relations, latex };
}

const check = (formula: CheckedFormula) => checkFormula(formula, mathJaxTypesetter(), defaultLatexPolicy);

async function findingsOf(formula: CheckedFormula) {
  const { findings } = await check(formula);
  return findings.map(({ kind, symbols }) => [kind, ...symbols].join(' '));
}

describe('checks of a formula', () => {
  it.each([
    String.raw`\frac{a+1}{b} = \sqrt{x}_{2}`,
    String.raw`\lim_{n \to \infty} \sin^{2} x + \ldots`,
    String.raw`\begin{array}{r} \overset{1}{2}7 \\ +\,15 \\ \hline 42 \end{array}`,
    String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}^T`,
    'x',
  ])('find nothing where the truth is what %s prints', async (latex) => {
    expect(await check(await truthOf(latex))).toMatchObject({ score: 0, findings: [] });
  });

  it('name what is missing, extra, of another class or placed otherwise, and where', async () => {
    const truth = await truthOf('a+b^{2}');
    const [a, plus, b, two] = truth.symbols;
    if (!a || !plus || !b || !two) throw new Error('Four symbols are printed.');
    const without = { ...truth, symbols: [a, plus, b], relations: truth.relations.slice(0, 2) };
    expect(await findingsOf(without)).toEqual(['missing', 'latex-differs']);
    expect((await check(without)).findings[0]?.place).toEqual(b.box);
    const more = { ...truth, symbols: [...truth.symbols, { ...a, id: 'again' }] };
    expect(await findingsOf(more)).toEqual(['extra again s1']);
    const other = { ...truth, symbols: [a, plus, { ...b, label: 'h' }, two] };
    expect(await findingsOf(other)).toEqual([`wrong-class ${b.id}`, 'latex-differs']);
    const lowered = {
      ...truth,
      relations: truth.relations.map((own) => ({ ...own, type: own.type.replace('Sup', 'Sub') })),
    };
    expect(await findingsOf(lowered)).toEqual(['latex-differs', `wrong-relation ${b.id} ${two.id}`]);
  });

  it('leave out boxes that have no class yet, with what hangs on them', async () => {
    const truth = await truthOf('a+b^{2}');
    const [a, plus, b, two] = truth.symbols;
    if (!a || !plus || !b || !two) throw new Error('Four symbols are printed.');
    const unnamed = { ...truth, symbols: [a, plus, { ...b, label: null }, two] };
    expect((await check(unnamed)).findings).toEqual([]);
    const more = {
      ...unnamed,
      symbols: [...unnamed.symbols, { id: 'more', label: null, box: { x: 9, y: 0, width: 1, height: 1 } }],
    };
    expect((await check(more)).findings).toEqual([]);
  });

  it('pair symbols that nobody has related by their labels, in whatever order they stand', async () => {
    const truth = await truthOf('a+b');
    const [a, plus, b] = truth.symbols;
    if (!a || !plus || !b) throw new Error('Three symbols are printed.');
    const times = { ...b, label: String.raw`\times` };
    expect(await findingsOf({ ...truth, relations: [], symbols: [b, plus, a] })).toEqual([]);
    const swapped = [{ ...b, box: a.box }, plus, { ...times, id: 'times' }];
    expect(await findingsOf({ ...truth, relations: [], symbols: swapped })).toEqual(['missing', 'extra times']);
  });

  it('let choices of words be', async () => {
    const spelled = await truthOf('l o g x . . . .');
    expect(await findingsOf({ ...spelled, latex: String.raw`\log x \cdots \cdot` })).toEqual([]);
  });

  it('show what the layout says beside LaTeX that differs', async () => {
    const truth = await truthOf('x_{1}');
    expect(await check({ ...truth, latex: 'y_{1}' })).toMatchObject({ treeLatex: 'x_{1}' });
  });

  it('say why LaTeX cannot be held against anything, and are silent without it', async () => {
    const truth = await truthOf('x');
    expect(await findingsOf({ ...truth, latex: String.raw`\frac{x` })).toEqual(['latex-differs']);
    expect(await findingsOf({ ...truth, latex: ' ' })).toEqual([]);
    expect(await findingsOf({ ...truth, symbols: [], relations: [] })).toEqual([]);
  });

  it('name a symbol whose box lies where its relation cannot mean, related or only proposed', async () => {
    const truth = await truthOf('x_{2}+y');
    const [x, two] = truth.symbols;
    if (!x?.box || !two?.box) throw new Error('An index is printed.');
    const raised = { ...two, box: { ...two.box, y: x.box.y - two.box.height } };
    const symbols = truth.symbols.map((symbol) => (symbol === two ? raised : symbol));
    const codesOf = async (formula: CheckedFormula) => {
      const { findings } = await check(formula);
      return findings.map((finding) => [finding.reason.code, ...finding.symbols].join(' '));
    };
    const misplaced = [`check-misplaced ${x.id} ${two.id}`];
    expect(await codesOf({ ...truth, symbols })).toEqual(misplaced);
    const { relations: proposed } = truth;
    expect(await codesOf({ ...truth, symbols, relations: [], proposed })).toEqual(misplaced);
    // As long as symbols are missing, a proposal is a guess; what the LaTeX says otherwise is told once.
    expect(await codesOf({ ...truth, symbols: symbols.slice(0, 3), relations: [], proposed })).toEqual([
      'check-missing',
    ]);
    expect(await codesOf({ ...truth, symbols, latex: 'x^{2}+y' })).toEqual([
      'check-latex-differs',
      `check-wrong-relation ${x.id} ${two.id}`,
    ]);
  });

  it('hold an order that somebody gave against that of the LaTeX', async () => {
    const truth = await truthOf('a+b');
    const [a, plus, b] = truth.symbols.map(({ id }) => id);
    if (!a || !plus || !b) throw new Error('Three symbols are printed.');
    const unrelated = { ...truth, relations: [] };
    expect(await findingsOf({ ...unrelated, order: [a, plus, b] })).toEqual([]);
    expect(await findingsOf({ ...unrelated, order: [a, b, plus] })).toEqual([`wrong-order ${b}`]);
    const { findings } = await check({ ...unrelated, order: [a, b, plus] });
    expect(findings[0]?.reason.message).toBe(
      'In the reading order b is number 2, where the LaTeX has +; correct the order or the LaTeX.',
    );
    // An order says nothing where the relations say it all, or where the symbols are others.
    expect(await findingsOf({ ...truth, order: [b, plus, a] })).toEqual([]);
    expect(await findingsOf({ ...unrelated, latex: 'a+b+c', order: [b, plus, a] })).toEqual(['missing', 'missing']);
  });

  it('compare symbols alone where nobody has worked on the layout', async () => {
    const truth = await truthOf('a+b');
    expect(await findingsOf({ ...truth, relations: [] })).toEqual([]);
  });
});

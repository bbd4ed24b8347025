import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy, type LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { FractionBarRule } from '#schemas/domain/requirements.ts';
import { namesInEnglish } from '#shared/schema/names-in-english.ts';
import { findFormulaFaults } from '#shared/validation/formula-findings.ts';
import { aFormula, aPage, aRelation, aSymbol, documentOf, symbolClassId } from '#test/support/builders.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';

const classes = ['-', '1', '2', '+', '\\frac', 's', 'i', 'n', 'x', '\\sin', '.', '\\ldots'];

interface Rules {
  readonly policy?: Partial<LatexPolicy>;
  readonly fractionBar?: FractionBarRule;
}

/** What is found in a formula of these labels, one beside the other, and relations between their places. */
async function faultsOf(
  latex: string,
  labels: readonly string[],
  edges: readonly (readonly [number, number, string])[],
  { policy = {}, fractionBar = 'minus' }: Rules = {},
): Promise<readonly string[]> {
  const symbols = labels.map((label, place) =>
    aSymbol(place + 1, {
      symbolClass: symbolClassId(classes.indexOf(label)),
      box: { x: 10 + 20 * place, y: 10, width: 15, height: 15 },
    }),
  );
  const relations = edges.map(([parent, child, type], place) => aRelation(place + 1, parent, child, type));
  const document = documentOf(1, aFormula(1, { latex }), ...symbols, ...relations);
  const findings = await findFormulaFaults(document, aPage(1), {
    policy: { ...defaultLatexPolicy, ...policy },
    fractionBar,
    facets: [],
    categories: new Map(),
    labels: new Map(classes.map((label, index) => [symbolClassId(index), label])),
    names: namesInEnglish([]),
    typesetter: mathJaxTypesetter(),
  });
  return findings.filter(({ kind }) => !kind.startsWith('box')).map(({ kind, reason }) => `${kind} ${reason.code}`);
}

const half = '\\frac{1}{2}';
const barred = [
  [1, 2, 'Above'],
  [1, 3, 'Below'],
] as const;

describe('the bar of a fraction', () => {
  it('is a minus unless the requirements say otherwise', async () => {
    expect(await faultsOf(half, ['-', '1', '2'], barred)).toEqual([]);
    expect(await faultsOf(half, ['\\frac', '1', '2'], barred)).toContain('truth-rule rule-bar-minus');
  });

  it('has a class of its own where they ask for it', async () => {
    const rules = { fractionBar: 'own-class' } as const;
    expect(await faultsOf(half, ['\\frac', '1', '2'], barred, rules)).toEqual([]);
    expect(await faultsOf(half, ['-', '1', '2'], barred, rules)).toEqual(['truth-rule rule-bar-own-class']);
  });

  it('is not boxed where they ask for that; its numbers are compared all the same', async () => {
    const rules = { fractionBar: 'not-boxed' } as const;
    const stacked = [[1, 2, 'Below']] as const;
    expect(await faultsOf(half, ['1', '2'], stacked, rules)).toEqual([]);
    expect(await faultsOf(half, ['1', '1'], stacked, rules)).toEqual(['latex-symbols-differ check-extra']);
    expect(await faultsOf(half, ['-', '1', '2'], barred, rules)).toEqual(['truth-rule rule-bar-not-boxed']);
  });
});

describe('words', () => {
  const line = (length: number) =>
    Array.from({ length: length - 1 }, (_, index) => [index + 1, index + 2, 'Right'] as const);

  it('of functions are one box or one a letter, as the requirements say', async () => {
    const [letters, command] = [
      ['s', 'i', 'n', 'x'],
      ['\\sin', 'x'],
    ];
    expect(await faultsOf('\\sin x', letters, line(4))).toEqual([]);
    expect(await faultsOf('\\sin x', command, line(2))).toEqual([]);
    const commands = { policy: { functionNames: 'commands' } } as const;
    expect(await faultsOf('\\sin x', letters, line(4), commands)).toEqual(['truth-rule rule-function-commands']);
    expect(await faultsOf('\\sin x', command, line(2), commands)).toEqual([]);
    const asLetters = { policy: { functionNames: 'letters' } } as const;
    expect(await faultsOf('\\sin x', command, line(2), asLetters)).toEqual(['truth-rule rule-function-letters']);
    expect(await faultsOf('\\sin x', letters, line(4), asLetters)).toEqual([]);
  });

  it('of dots likewise', async () => {
    const commands = { policy: { ellipses: 'commands' } } as const;
    const periods = { policy: { ellipses: 'periods' } } as const;
    expect(await faultsOf('1 \\ldots', ['1', '.', '.', '.'], line(4), commands)).toEqual([
      'truth-rule rule-ellipsis-commands',
    ]);
    expect(await faultsOf('1 \\ldots', ['1', '\\ldots'], line(2), periods)).toEqual([
      'truth-rule rule-ellipsis-periods',
    ]);
    expect(await faultsOf('1 \\ldots', ['1', '\\ldots'], line(2), commands)).toEqual([]);
  });
});

describe('a vertical sum', () => {
  // 1 2 over + 3 over a bar over 5: the first of each row is below the first of the row before.
  const labels = ['1', '2', '+', '1', '-', '2'];
  const rows = [
    [1, 2, 'Right'],
    [1, 3, 'Below'],
    [3, 4, 'Right'],
    [3, 5, 'Below'],
    [5, 6, 'Below'],
  ] as const;
  const array = '\\begin{array}{r} 1 2 \\\\ + 1 \\\\ \\hline 2 \\end{array}';
  const ruleFaults = async (latex: string, rules: Rules) =>
    (await faultsOf(latex, labels, rows, rules)).filter((fault) => fault.startsWith('truth-rule'));

  it('is an array where the requirements ask for one', async () => {
    const rules = { policy: { verticalArithmetic: 'array' } } as const;
    expect(await ruleFaults(array, rules)).toEqual([]);
    expect(await ruleFaults('1 2 + 1 = 2', rules)).toEqual(['truth-rule rule-vertical-array']);
    expect(await faultsOf('\\overset{1}{2} 1 + 1', ['1'], [], rules)).toContain('truth-rule rule-vertical-array');
    expect(await faultsOf('\\overset{x}{=} 1', ['1'], [], rules)).not.toContain('truth-rule rule-vertical-array');
  });

  it('is one line where they ask for that', async () => {
    const rules = { policy: { verticalArithmetic: 'overset' } } as const;
    expect(await ruleFaults(array, rules)).toEqual(['truth-rule rule-vertical-overset']);
    expect(await ruleFaults('1 2 + 1 = 2', rules)).toEqual([]);
  });
});

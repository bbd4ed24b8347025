import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { canonicalise } from './canonical.ts';

/** One raw truth of CROHME beside the caption that was published for it with WAP. */
interface Pair {
  readonly id: string;
  readonly raw: string;
  readonly published: string;
}

const textOf = (latex: string, policy = defaultLatexPolicy): string | null => {
  const result = canonicalise(latex, policy);
  return result.ok ? result.text : null;
};

/**
 * Tokens that print something, found without our own parser: what the publisher must have kept, up to synonyms. A
 * caption with other tokens than its raw truth holds an error of its own.
 */
function roughTokens(latex: string): string {
  const tokens = latex.match(/\\[A-Za-z]+|\\.|\S/g) ?? [];
  const removed = /^(?:[{}^_$]|\\(?:left|right|mbox|mathrm|[bB]igg?[lr]?|[,;!: ]|quad))$/;
  return tokens
    .filter((token) => !removed.test(token))
    .map((token) => defaultLatexPolicy.synonyms[token] ?? token.replace("'", '\\prime'))
    .toSorted()
    .join(' ');
}

/** Why a published caption differs from ours, in the order in which the reasons are tried. */
const reasons: Readonly<Record<string, (pair: Pair) => boolean>> = {
  'published side: a number was read as a number, and zeros or digits are lost': ({ raw, published }) =>
    /^[\d.,]+$/.test(raw.replace(/[$\s]/g, '')) && /^[\d., ]+$/.test(published),
  "published side: ' is kept in a superscript": ({ raw, published }) =>
    published.includes("^ { '") && textOf(published) === textOf(raw),
  'published side: ^ stands before _': ({ raw, published }) => textOf(published) === textOf(raw),
  'l o g is one box \\log, which only the symbols know (policy functionNames)': ({ raw, published }) =>
    textOf(raw, { ...defaultLatexPolicy, functionNames: 'commands' }) === published,
  'raw side: a command runs into the next letter': ({ raw }) =>
    canonicalise(raw, defaultLatexPolicy).warnings.some(({ code }) => code === 'unknown-command'),
  'raw side: is faulty LaTeX': ({ raw }) => textOf(raw) === null,
  'published side: other symbols than the raw truth': ({ raw, published }) =>
    roughTokens(raw) !== roughTokens(published) && roughTokens(raw) === roughTokens(textOf(raw) ?? ''),
};

const explain = (pair: Pair) => Object.entries(reasons).find(([, holds]) => holds(pair))?.[0] ?? 'unexplained';

function readPairs(): Pair[] {
  const [, ...lines] = readFileSync(realData('oracle', 'crohme_raw_to_hmer_caption.tsv'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [id = '', , raw = '', published = ''] = line.split('\t');
    return { id, raw, published };
  });
}

describeWithRealData('oracle', 'published CROHME captions', () => {
  const pairs = readPairs();
  const different = pairs.filter(({ raw, published }) => textOf(raw) !== published);

  it('equal ours in at least 98.5 %', () => {
    expect(pairs.length).toBeGreaterThan(1_000);
    expect(1 - different.length / pairs.length).toBeGreaterThanOrEqual(0.985);
  });

  it('differ from ours for known reasons: at most 0.1 % are unexplained', () => {
    const byReason = Map.groupBy(different, explain);
    const report = Array.from(byReason, ([reason, group]) => `${group.length} × ${reason}`).join('\n');
    console.info(`${pairs.length - different.length} of ${pairs.length} captions are equal; the others:\n${report}`);
    const unexplained = byReason.get('unexplained') ?? [];
    expect(unexplained.length / pairs.length, JSON.stringify(unexplained, null, 1)).toBeLessThanOrEqual(0.001);
  });

  it('are read, and then their own canonical form, but for faults of their own', () => {
    const captions = pairs.map(({ published }) => textOf(published)).filter((text) => text !== null);
    expect(captions.length / pairs.length).toBeGreaterThan(0.998);
    expect(captions.filter((text) => textOf(text) !== text)).toEqual([]);
  });
});

describe('reasons', () => {
  const pair = (raw: string, published: string): Pair => ({ id: '', raw, published });

  it.each([
    [pair('6.0', '6'), 'published side: a number was read as a number, and zeros or digits are lost'],
    [pair('x^a_b', 'x ^ { a } _ { b }'), 'published side: ^ stands before _'],
    [pair('a+b', 'a + c'), 'published side: other symbols than the raw truth'],
    [pair('{a', 'a'), 'raw side: is faulty LaTeX'],
    [pair('x^{a+b}', 'x ^ a + b'), 'unexplained'],
  ])('%j differ because: %s', (sides, reason) => {
    expect(explain(sides)).toBe(reason);
  });
});

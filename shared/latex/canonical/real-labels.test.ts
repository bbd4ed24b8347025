import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { lexLatex } from '../reading/lexer.ts';
import { isTrivia } from '../reading/token.ts';
import { canonicaliseLabel, symbolTokens } from '../symbols/symbols.ts';
import { canonicalise } from './canonical.ts';

const textOf = (latex: string) => {
  const result = canonicalise(latex, defaultLatexPolicy);
  return result.ok ? result.text : `! ${result.errors[0]?.message ?? ''}`;
};

describeWithRealData('hme100k', 'HME100K labels', () => {
  const labels = readFileSync(realData('hme100k', 'train_labels.txt'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[1] ?? '');

  it('are canonical, but for synonyms of the policy', () => {
    const changed = labels.filter((label) => textOf(label) !== label);
    console.info(`${labels.length - changed.length} of ${labels.length} labels are canonical as they stand`);
    const { synonyms } = defaultLatexPolicy;
    const replaced = changed.filter((label) => {
      const tokens = label.split(' ').map((token) => synonyms[token] ?? token);
      return textOf(label) !== tokens.join(' ');
    });
    expect(replaced).toEqual([]);
  });
});

describeWithRealData('im2latex', 'im2latex formulas', () => {
  const formulas = readFileSync(realData('im2latex', 'formulas.lst'), 'utf8').replace(/\n$/, '').split('\n');
  const results = formulas.map((latex) => canonicalise(latex, defaultLatexPolicy));

  it('are read, at least 99.5 %', () => {
    const codes = results.flatMap((result) => (result.ok ? [] : [result.errors[0]?.code ?? '']));
    const warnings = results.flatMap((result) => result.warnings.map(({ code }) => code));
    const count = (all: readonly string[]) =>
      JSON.stringify(Object.fromEntries(Array.from(Map.groupBy(all, String), ([code, { length }]) => [code, length])));
    console.info(
      `${results.length - codes.length} of ${results.length} formulas read; errors ${count(codes)}, warnings ${count(warnings)}`,
    );
    expect(codes.length / results.length).toBeLessThanOrEqual(0.005);
  });

  it('have a canonical form that is read as the same tokens', () => {
    const texts = results.filter((result) => result.ok).map(({ text }) => text);
    expect(texts.filter((text) => textOf(text) !== text)).toEqual([]);
    const relexed = texts.map((text) => lexLatex(text).filter((token) => !isTrivia(token)));
    expect(relexed.map((tokens) => tokens.map(({ text }) => text).join(' '))).toEqual(texts);
  });
});

/** How the boxes of CROHME are labelled: three periods for an ellipsis, a period for a centred dot, one box for \log. */
function boxLabels(labels: readonly string[]): string {
  const periods: Readonly<Record<string, string>> = { '\\ldots': '. . .', '\\cdots': '. . .', '\\cdot': '.' };
  return labels
    .flatMap((label) => (periods[label] ?? label).split(' '))
    .toSorted()
    .join(' ');
}

const plainText = (xml: string) =>
  xml
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&')
    .trim();

describeWithRealData('crohme', 'CROHME symbols', () => {
  const folder = realData('crohme', 'inkml');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.inkml'));

  it('are those that the LaTeX beside them prints', () => {
    const policy = { ...defaultLatexPolicy, functionNames: 'commands' } as const;
    const different = files.filter((name) => {
      const truths = Array.from(
        readFileSync(`${folder}/${name}`, 'utf8').matchAll(/<annotation type="truth">([^<]*)<\/annotation>/g),
        ([, text = '']) => plainText(text),
      );
      const [latex = '', , ...symbols] = truths;
      const result = canonicalise(latex, policy);
      const printed = result.ok ? symbolTokens(result.tokens.map(({ text }) => text)).map(({ label }) => label) : [];
      const labels = symbols.map((label) => (label === 'COMMA' ? ',' : canonicaliseLabel(label, policy)));
      return boxLabels(printed) !== boxLabels(labels);
    });
    console.info(`${files.length - different.length} of ${files.length} formulas have the symbols of their LaTeX`);
    expect(different.length / files.length, different.join()).toBeLessThanOrEqual(0.01);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { readInkml } from '#shared/formats/inkml/read.ts';
import { describeWithRealData, realFiles } from '#test/support/real-data.ts';
import { canonicalise } from '../canonical/canonical.ts';
import { sameInkForm } from './same-ink.ts';
import { treeToLatex } from './tree-to-latex.ts';

interface Pair {
  readonly file: string;
  readonly written: string;
  readonly truth: string;
}

/** Where the limits of an operator stand is a matter of the tree: `\limits` says nothing more. */
const policy = { ...defaultLatexPolicy, limits: 'drop' } as const;

const textOf = (latex: string): string => {
  const canonical = canonicalise(latex, policy);
  return canonical.ok ? canonical.text : `faulty: ${latex}`;
};

describeWithRealData('crohme', 'LaTeX of the symbols and relations of CROHME', () => {
  const pairs: Pair[] = [];

  beforeAll(async () => {
    for (const file of (await realFiles('.inkml', 'crohme', 'inkml')).toSorted()) {
      const lg = file.replace('/inkml/', '/lg/').replace(/\.inkml$/, '.lg');
      const [outcome] = readInkml({
        inkml: { path: basename(file), text: readFileSync(file, 'utf8') },
        lg: existsSync(lg) ? { path: basename(lg), text: readFileSync(lg, 'utf8') } : null,
        believe: 'inkml',
      });
      const formula = outcome?.kind === 'record' ? outcome.record.formulas[0] : undefined;
      if (!formula?.latex || !formula.symbols || !formula.relations) continue;
      const symbols = formula.symbols.map(({ key, label }) => ({ id: key, label }));
      const style = { verticalArithmetic: 'array', limits: 'implied' } as const;
      const written = treeToLatex(symbols, formula.relations, style);
      pairs.push({
        file: basename(file),
        written: written.ok ? textOf(written.latex) : written.reason.message,
        truth: textOf(formula.latex),
      });
    }
  });

  it('equals the LaTeX of the file in at least 98 % outside the choices of words', () => {
    const sameInk = (pair: Pair) => sameInkForm(pair.written, policy) === sameInkForm(pair.truth, policy);
    const inWords = pairs.filter((pair) => pair.written !== pair.truth && sameInk(pair));
    const others = pairs.filter((pair) => pair.written !== pair.truth && !sameInk(pair));
    const compared = pairs.length - inWords.length;
    console.info(
      `${compared - others.length} of ${compared} are equal, ${inWords.length} more but for words; not equal:\n${others
        .map(({ file, written, truth }) => `${file}\n  ${written}\n  ${truth}`)
        .join('\n')}`,
    );
    expect(compared).toBeGreaterThan(1_000);
    expect(others.length / compared).toBeLessThanOrEqual(0.02);
  });
});

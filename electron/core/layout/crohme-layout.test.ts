import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { type FormulaLayout, layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { mathJaxTypesetter } from './mathjax.ts';

interface InkmlFormula {
  readonly file: string;
  readonly latex: string;
  /** Labels of the symbol groups, sorted. */
  readonly labels: readonly string[];
  readonly layout: FormulaLayout;
}

describeWithRealData('crohme', 'layout of the LaTeX of CROHME', () => {
  const formulas: InkmlFormula[] = [];

  beforeAll(async () => {
    const folder = realData('crohme', 'inkml');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.inkml'));
    for (const file of files.sort()) {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      const groupsAt = text.indexOf('<traceGroup');
      const latex = truths(text.slice(0, groupsAt))[0] ?? '';
      // The first truth among the groups is the name of the segmentation.
      const labels = truths(text.slice(groupsAt)).slice(1).map(canonicalLabel).sort();
      formulas.push({ file, latex, labels, layout: await layOutFormula(latex, mathJaxTypesetter()) });
    }
  });

  it('lays out all but those with a sign of mathematics in the middle', () => {
    expect(formulas.length).toBeGreaterThan(0);
    const refused = formulas.flatMap(({ file, layout }) => (layout.ok ? [] : [`${file}: ${layout.reason.code}`]));
    expect(refused.filter((line) => !line.endsWith('latex-stray-dollar'))).toEqual([]);
    expect(refused.length / formulas.length).toBeLessThan(0.005);
  });

  it('finds the symbols that were written, but for dots and logarithms that the LaTeX names otherwise', () => {
    const differing = formulas.flatMap(({ layout, labels, file }) => {
      if (!layout.ok) return [];
      const printed = layout.glyphs.map((glyph) => glyph.label).sort();
      return printed.join('\n') === labels.join('\n') ? [] : [{ file, printed, labels }];
    });
    expect(differing.length / formulas.length).toBeLessThan(0.04);
    const unexplained = differing.filter(({ printed, labels }) => mergeVariants(printed) !== mergeVariants(labels));
    expect(unexplained.map(({ file }) => file)).toEqual([]);
  });
});

function canonicalLabel(label: string): string {
  return label === '\\lt' ? '<' : label === '\\gt' ? '>' : label;
}

/** The ink has one box for `l o g`, and writes `\cdot`, `\cdots` and `\ldots` as dots or as one another. */
function mergeVariants(labels: readonly string[]): string {
  const merged = labels.flatMap((label) => (label === '\\log' ? ['l', 'o', 'g'] : [label]));
  return merged
    .map((label) => (label === '\\cdot' ? '.' : label))
    .flatMap((label) => (label === '\\cdots' || label === '\\ldots' ? ['.', '.', '.'] : [label]))
    .sort()
    .join('\n');
}

function truths(xml: string): readonly string[] {
  return [...xml.matchAll(/<annotation type="truth">([\s\S]*?)<\/annotation>/g)].map(([, text = '']) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim(),
  );
}

import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { renderSampleFormula } from '#electron/core/sample/render-sample.ts';
import { sampleFormulas } from '#electron/core/sample/sample-formulas.ts';
import type { BenchFormula } from './bench-formula.ts';

/** The formulas of the sample project, drawn by the program. */
export async function printedFormulas(): Promise<readonly BenchFormula[]> {
  const formulas: BenchFormula[] = [];
  for (const { latex, topic } of sampleFormulas) {
    const appearance = { digitHeightPx: 36, marginPx: 24, inkGrey: 30 };
    const rendered = await renderSampleFormula(latex, mathJaxTypesetter(), appearance);
    const decoded = await decodeUpright(rendered.png);
    if (decoded.kind !== 'image') continue;
    const { symbols } = rendered;
    formulas.push({ name: topic, writer: 'printed', latex, picture: decoded.pixels, symbols });
  }
  return formulas;
}

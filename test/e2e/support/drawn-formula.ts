import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { type RenderedFormula, renderSampleFormula } from '#electron/core/sample/render-sample.ts';
import { type RenderedSheet, renderSheet } from '#electron/core/sample/render-sheet.ts';
import type { Box } from '#schemas/domain/geometry.ts';

/** A picture of a formula, and where its ink is: what an annotator sees. */
export type DrawnFormula = Pick<RenderedFormula, 'png' | 'width' | 'height' | 'symbols' | 'latex'>;

/** Draws a formula in print, large enough to be boxed by hand. */
export async function drawFormula(latex: string): Promise<DrawnFormula> {
  return await renderSampleFormula(latex, mathJaxTypesetter(), { digitHeightPx: 60, marginPx: 40, inkGrey: 20 });
}

/** The box of the n-th symbol with a label, tight around its ink; page pixels. */
export function inkOf({ symbols }: Pick<DrawnFormula, 'symbols'>, label: string, place = 0): Box {
  const found = symbols.filter((symbol) => symbol.label === label)[place];
  if (!found)
    throw new Error(`There is no ${label} number ${place + 1}: ${symbols.map((each) => each.label).join(' ')}.`);
  return found.box;
}

/** A box as people draw it: somewhat outside the ink. */
export function around({ x, y, width, height }: Box, pixels = 4): Box {
  return { x: x - pixels, y: y - pixels, width: width + 2 * pixels, height: height + 2 * pixels };
}

/** Draws a worksheet: a title and numbered formulas, which lie in regions of their own. */
export async function drawSheet(title: string, latexes: readonly string[]): Promise<RenderedSheet> {
  return await renderSheet(title, latexes, mathJaxTypesetter());
}

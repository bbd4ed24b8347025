import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaTypesetter } from '#shared/layout/typeset-node.ts';
import { createInkCanvas } from './ink-canvas.ts';
import { drawFormula, inkOf, layOutSample, type RenderedSymbol, type SampleLayout, toPng } from './render-sample.ts';

interface SheetFormula {
  readonly latex: string;
  readonly layout: SampleLayout;
  /** Page pixels, at whole pixels, with a little paper around the ink. */
  readonly region: Box;
  readonly symbols: readonly RenderedSymbol[];
}

export interface RenderedSheet {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly formulas: readonly SheetFormula[];
}

const sheet = { width: 1000, margin: 72, columns: 2, cellHeight: 300, inkGrey: 38 };
const titleDigitHeightPx = 30;
const formulaDigitHeightPx = 40;
const numberDigitHeightPx = 24;
const regionPaddingPx = 8;

/**
 * Renders a worksheet: a title with a line below it, then numbered formulas in two columns. Title and numbers are
 * printed matter that belongs to no formula, as on a real page.
 */
export async function renderSheet(
  title: string,
  latexes: readonly string[],
  typesetter: FormulaTypesetter,
): Promise<RenderedSheet> {
  const heading = await layOutSample(`\\text{${title}}`, typesetter);
  const lineTop = sheet.margin + inkOf(heading, titleDigitHeightPx).height + 18;
  const top = lineTop + 40;
  const rows = Math.ceil(latexes.length / sheet.columns);
  const canvas = createInkCanvas(sheet.width, Math.ceil(top + rows * sheet.cellHeight + sheet.margin));
  drawFormula(canvas, heading, { digitHeightPx: titleDigitHeightPx, left: sheet.margin, top: sheet.margin });
  canvas.fillRectangle({ x: sheet.margin, y: lineTop, width: sheet.width - 2 * sheet.margin, height: 2 });

  const cellWidth = (sheet.width - 2 * sheet.margin) / sheet.columns;
  const formulas: SheetFormula[] = [];
  for (const [index, latex] of latexes.entries()) {
    const left = sheet.margin + (index % sheet.columns) * cellWidth;
    const middle = top + (Math.floor(index / sheet.columns) + 0.5) * sheet.cellHeight;
    const number = await layOutSample(`\\text{${index + 1}.}`, typesetter);
    const numberInk = inkOf(number, numberDigitHeightPx);
    drawFormula(canvas, number, { digitHeightPx: numberDigitHeightPx, left, top: middle - numberInk.height / 2 });
    const layout = await layOutSample(latex, typesetter);
    const ink = inkOf(layout, formulaDigitHeightPx);
    const drawn = drawFormula(canvas, layout, {
      digitHeightPx: formulaDigitHeightPx,
      left: left + numberInk.width + 28,
      top: middle - ink.height / 2,
    });
    formulas.push({ latex, layout, region: regionAround(drawn.ink), symbols: drawn.symbols });
  }
  return { png: toPng(canvas, sheet.inkGrey), width: canvas.width, height: canvas.height, formulas };
}

function regionAround(ink: Box): Box {
  const x = Math.floor(ink.x - regionPaddingPx);
  const y = Math.floor(ink.y - regionPaddingPx);
  return {
    x,
    y,
    width: Math.ceil(ink.x + ink.width + regionPaddingPx) - x,
    height: Math.ceil(ink.y + ink.height + regionPaddingPx) - y,
  };
}

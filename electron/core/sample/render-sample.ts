import { encodePng } from '#electron/core/imaging/png/encode-png.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { type FormulaLayout, layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { type Affine, mapBox } from '#shared/layout/outline/affine.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import type { FormulaTypesetter } from '#shared/layout/typeset-node.ts';
import { createInkCanvas, type InkCanvas } from './ink-canvas.ts';

/** A formula that can be drawn at any place and size. */
export type SampleLayout = Extract<FormulaLayout, { ok: true }>;

export interface RenderedSymbol {
  readonly key: string;
  readonly label: string;
  /** Page pixels, tight around the ink. */
  readonly box: Box;
}

/** A formula as it stands on a page. */
export interface DrawnFormula {
  /** In reading order. */
  readonly symbols: readonly RenderedSymbol[];
  /** Page pixels, tight around the ink of all symbols. */
  readonly ink: Box;
}

export interface RenderedFormula {
  readonly latex: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly symbols: readonly RenderedSymbol[];
  /** Relations and order of the symbols' keys, and the glyphs in em. */
  readonly layout: SampleLayout;
}

export interface SampleAppearance {
  /** Height of a digit in pixels, which is two thirds of the em. */
  readonly digitHeightPx: number;
  /** Paper around the ink, in pixels. */
  readonly marginPx: number;
  /** Grey of the ink, from 0 (black). */
  readonly inkGrey: number;
}

/** Height of the digits of the font, in em. */
const digitHeightEm = 0.666;

/** Lays out a formula of the sample project. @throws AppError `internal` where it cannot be: the formulas are ours. */
export async function layOutSample(latex: string, typesetter: FormulaTypesetter): Promise<SampleLayout> {
  const layout = await layOutFormula(latex, typesetter);
  if (!layout.ok)
    throw new AppError('internal', `The sample formula ${latex} is not laid out: ${layout.reason.message}`);
  return layout;
}

/** Renders one formula on a page of its own: grey PNG, dark ink on white paper, boxes in pixels of the page. */
export async function renderSampleFormula(
  latex: string,
  typesetter: FormulaTypesetter,
  { digitHeightPx, marginPx, inkGrey }: SampleAppearance,
): Promise<RenderedFormula> {
  const layout = await layOutSample(latex, typesetter);
  const ink = inkOf(layout, digitHeightPx);
  const canvas = createInkCanvas(Math.ceil(ink.width) + 2 * marginPx, Math.ceil(ink.height) + 2 * marginPx);
  const { symbols } = drawFormula(canvas, layout, { digitHeightPx, left: marginPx, top: marginPx });
  return {
    latex,
    png: toPng(canvas, inkGrey),
    width: canvas.width,
    height: canvas.height,
    symbols,
    layout,
  };
}

/** Where the ink of a formula begins on a page, and how large the formula is. */
export interface FormulaPlace {
  readonly digitHeightPx: number;
  /** Pixels. */
  readonly left: number;
  readonly top: number;
}

/** Map from the em of a formula to the pixels of a page. */
export function placementOf(layout: SampleLayout, { digitHeightPx, left, top }: FormulaPlace): Affine {
  const emPx = digitHeightPx / digitHeightEm;
  const ink = inkOf(layout, digitHeightPx);
  return { scaleX: emPx, scaleY: emPx, x: left - ink.x, y: top - ink.y };
}

/** Draws a formula with its ink at a place. */
export function drawFormula(canvas: InkCanvas, layout: SampleLayout, place: FormulaPlace): DrawnFormula {
  const placement = placementOf(layout, place);
  const ink = inkOf(layout, place.digitHeightPx);
  for (const { outlines } of layout.glyphs) {
    for (const outline of outlines) canvas.fillOutline(outline, placement);
  }
  return {
    symbols: layout.glyphs.map(({ key, label, box }) => ({ key, label, box: roundBox(mapBox(placement, box)) })),
    ink: roundBox({ x: place.left, y: place.top, width: ink.width, height: ink.height }),
  };
}

/** Where the ink of a formula is, in pixels around the left end of its baseline. */
export function inkOf(layout: SampleLayout, digitHeightPx: number): Box {
  const emPx = digitHeightPx / digitHeightEm;
  const ink = layout.glyphs.reduce<Box | null>((sum, glyph) => unionOf(sum, glyph.box), null);
  return mapBox({ scaleX: emPx, scaleY: emPx, x: 0, y: 0 }, ink ?? { x: 0, y: 0, width: 0, height: 0 });
}

/** PNG of a canvas, one grey byte a pixel. */
export function toPng(canvas: InkCanvas, inkGrey: number): Uint8Array {
  return encodePng({ width: canvas.width, height: canvas.height, channels: 1, pixels: canvas.toGrey(inkGrey) });
}

/** To 0.001 px, so that the stored numbers are short. */
function roundBox({ x, y, width, height }: Box): Box {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

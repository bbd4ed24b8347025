import type { Box } from '#schemas/domain/geometry.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { boxAroundPoints } from '#shared/formats/boxes/box-around.ts';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { compose } from '#shared/layout/outline/affine.ts';
import { flattenPath, type Vertex } from '#shared/layout/outline/flatten-path.ts';
import type { FormulaTypesetter } from '#shared/layout/typeset-node.ts';
import { createInkCanvas, stepsOf } from '../sample/ink-canvas.ts';
import { placementOf, type RenderedFormula, type SampleLayout, toPng } from '../sample/render-sample.ts';
import type { Hand } from './hand.ts';

export type HandFormula = ({ readonly ok: true } & RenderedFormula) | { readonly ok: false; readonly reason: Reason };

/**
 * Draws a formula in a hand: grey PNG, boxes exactly around the ink that was drawn. LaTeX that cannot be laid out is an
 * expected outcome, with the reason in words.
 */
export async function renderInHand(latex: string, hand: Hand, typesetter: FormulaTypesetter): Promise<HandFormula> {
  const plain = await layOutFormula(latex, typesetter);
  if (!plain.ok) return plain;
  const layout = (await inTypeface(latex, plain, hand, typesetter)) ?? plain;
  const placement = placementOf(layout, { digitHeightPx: hand.digitHeightPx, left: 0, top: 0 });
  const glyphs = layout.glyphs.map((glyph) => ({
    ...glyph,
    polygons: glyph.outlines.flatMap(({ path, map }) => flattenPath(path, compose(placement, map), stepsOf)),
  }));
  const straight = boundsOf(glyphs.flatMap(({ polygons }) => polygons.flat()));
  const warped = glyphs.map(({ key, label, polygons }) => {
    const own = boundsOf(polygons.flat());
    const middle: Vertex = [own.x + own.width / 2, own.y + own.height / 2];
    const move = hand.jitter();
    const moved = polygons.map((polygon) =>
      polygon.map((vertex) => hand.warp(move(vertex, middle), straight.width, straight.height)),
    );
    return { key, label, polygons: moved };
  });
  const ink = boundsOf(warped.flatMap(({ polygons }) => polygons.flat()));
  const [left, top] = [hand.marginPx - ink.x, hand.marginPx - ink.y];
  const canvas = createInkCanvas(Math.ceil(ink.width) + 2 * hand.marginPx, Math.ceil(ink.height) + 2 * hand.marginPx);
  const symbols = warped.map(({ key, label, polygons }) => {
    const placed = polygons.map((polygon) => polygon.map(([x, y]): Vertex => [x + left, y + top]));
    canvas.fillPolygons(placed);
    return { key, label, box: rounded(boundsOf(placed.flat())) };
  });
  const { width, height } = canvas;
  return { ok: true, latex, png: toPng(canvas, hand.inkGrey), width, height, symbols, layout };
}

/** The layout in another typeface; null where that would print other symbols. */
async function inTypeface(
  latex: string,
  plain: SampleLayout,
  { typeface }: Hand,
  typesetter: FormulaTypesetter,
): Promise<SampleLayout | null> {
  if (typeface === null) return null;
  const set = await layOutFormula(`${typeface}{${latex}}`, typesetter);
  if (!set.ok) return null;
  const labels = ({ glyphs }: SampleLayout): string => glyphs.map(({ label }) => label).join('\n');
  const edges = ({ relations }: SampleLayout): string => JSON.stringify(relations);
  return labels(set) === labels(plain) && edges(set) === edges(plain) ? set : null;
}

function boundsOf(vertices: readonly Vertex[]): Box {
  return vertices.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : boxAroundPoints(vertices);
}

/** To 0.001 px, so that the stored numbers are short. */
function rounded({ x, y, width, height }: Box): Box {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

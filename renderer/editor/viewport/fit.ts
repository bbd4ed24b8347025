import type { Box } from '#schemas/domain/geometry.ts';
import type { PageSize } from '../geometry/page-bounds.ts';
import type { Viewport } from './viewport.ts';
import { clampScale } from './zoom.ts';

/** CSS pixels left free around a fitted page. */
const fitMargin = 24;
/** CSS pixels at the top of the canvas over which the sign of the tool in hand may lie, beyond the margin. */
const signHeight = 20;
/** Nothing is enlarged beyond this to fill the canvas, in CSS pixels per page pixel. */
const largestFitScale = 8;

/** Small ink is not enlarged beyond this, in CSS pixels per page pixel. */
const largestInkScale = 2;

/** The viewport that shows the whole box, centred. */
export function fitBox(viewport: Viewport, box: Box, page: PageSize, margin = fitMargin): Viewport {
  const free = { width: viewport.width - 2 * margin, height: viewport.height - 2 * margin };
  const scale = clampScale(
    Math.min(largestFitScale, Math.max(1, free.width) / box.width, Math.max(1, free.height) / box.height),
    page,
    viewport,
  );
  return centreOn({ ...viewport, scale }, box);
}

/** The viewport that shows the whole page, below the sign of the tool in hand. */
export function fitPage(viewport: Viewport, page: PageSize): Viewport {
  const lower = { ...viewport, height: Math.max(1, viewport.height - signHeight) };
  const { scale, origin } = fitBox(lower, { x: 0, y: 0, ...page }, page);
  return { ...viewport, scale, origin: { x: origin.x, y: origin.y - signHeight / scale } };
}

/** CSS pixels around the ink that is fitted: room for the palette and for boxes drawn around it. */
const inkMargin = 72;

/** The viewport that shows the ink of a page, a good deal larger than life at most. */
export function fitInk(viewport: Viewport, ink: Box, page: PageSize): Viewport {
  const { scale } = fitBox(viewport, ink, page, inkMargin);
  return centreOn({ ...viewport, scale: Math.min(scale, largestInkScale) }, ink);
}

/** The same scale, with the box's middle in the middle of the canvas. */
export function centreOn(viewport: Viewport, box: Box): Viewport {
  return {
    ...viewport,
    origin: {
      x: box.x + box.width / 2 - viewport.width / viewport.scale / 2,
      y: box.y + box.height / 2 - viewport.height / viewport.scale / 2,
    },
  };
}

import { type Adjustment, filterOf } from '#renderer/editor/view/adjustment.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { PagePicture } from '../page-picture.ts';

/** Draws a part of the picture as the view is set: brighter, with more contrast, inverted. Units as in `drawTile`. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  picture: PagePicture,
  adjustment: Adjustment,
  scale: number,
  part: Box,
): void {
  const filter = filterOf(adjustment);
  if (filter !== null) context.filter = filter;
  picture.draw(context, scale, part.x, part.y, part.width, part.height);
  if (filter !== null) context.filter = 'none';
}

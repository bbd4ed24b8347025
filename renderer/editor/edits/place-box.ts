import type { Box } from '#schemas/domain/geometry.ts';
import { fitOnPage, type PageSize } from '../geometry/page-bounds.ts';
import { type Viewport, visibleBox } from '../viewport/viewport.ts';

/** Share of the canvas that the first box placed by key takes. */
const shareOfCanvas = 0.08;

/**
 * Where a key puts a new box: to the right of the last one and as large, or in the middle of what the canvas shows.
 * Page pixels.
 */
export function placeNewBox(last: Box | null, viewport: Viewport, page: PageSize): Box {
  if (last) return fitOnPage({ ...last, x: last.x + last.width * 1.1 }, page);
  const seen = visibleBox(viewport);
  const side = Math.min(seen.width, seen.height) * shareOfCanvas;
  return fitOnPage(
    { x: seen.x + (seen.width - side) / 2, y: seen.y + (seen.height - side) / 2, width: side, height: side },
    page,
  );
}

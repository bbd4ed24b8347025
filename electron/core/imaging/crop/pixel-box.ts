import type { Box } from '#schemas/domain/geometry.ts';

/** Rectangle of whole pixels; its origin may lie outside of the image. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Boxes that were stored as fractions of the image come back off by less than this. */
const roundingPx = 1e-3;

/**
 * Smallest rectangle of whole pixels, at least one, that holds a box; an edge that lies on a border of pixels but for
 * rounding takes no further row or column.
 */
export function outwardPixelBox(box: Box): PixelBox {
  const left = Math.floor(box.x + roundingPx);
  const top = Math.floor(box.y + roundingPx);
  const right = Math.max(left + 1, Math.ceil(box.x + box.width - roundingPx));
  const bottom = Math.max(top + 1, Math.ceil(box.y + box.height - roundingPx));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

import type { Box, Point } from '#schemas/domain/geometry.ts';

/** CSS position of a page point in a figure that shows `region`. */
export function placeIn(region: Box, point: Point): { readonly left: string; readonly top: string } {
  return {
    left: `${((point.x - region.x) / region.width) * 100}%`,
    top: `${((point.y - region.y) / region.height) * 100}%`,
  };
}

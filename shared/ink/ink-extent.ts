import type { Point } from '#schemas/domain/geometry.ts';

/** Smallest and largest coordinates of some points, in the unit of the points. */
export interface InkExtent {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * Extent of one stroke's trajectory, without the width of the pen.
 * @throws RangeError for a stroke of no points or a coordinate that is no finite number.
 */
export function strokeExtent(stroke: readonly Point[]): InkExtent {
  if (stroke.length === 0) throw new RangeError('A stroke needs at least one point.');
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const { x, y } of stroke) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError('Ink coordinates must be finite numbers.');
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return { minX, minY, maxX, maxY };
}

/**
 * Smallest extent that holds all the given ones.
 * @throws RangeError when there are none.
 */
export function unionOfExtents(extents: readonly InkExtent[]): InkExtent {
  if (extents.length === 0) throw new RangeError('Ink needs at least one stroke.');
  let { minX, minY, maxX, maxY } = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const extent of extents) {
    minX = Math.min(minX, extent.minX);
    minY = Math.min(minY, extent.minY);
    maxX = Math.max(maxX, extent.maxX);
    maxY = Math.max(maxY, extent.maxY);
  }
  return { minX, minY, maxX, maxY };
}

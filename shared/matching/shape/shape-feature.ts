import type { Box } from '#schemas/domain/geometry.ts';
import { blurSquare, coverSquare, type ToSquare } from './cover-square.ts';
import { edgesByZone, edgeZones } from './edge-zones.ts';

/** Side of the square in which a shape is looked at, and cells around the shape that stay empty. */
const side = 24;
const margin = 2;

/** For comparing ink with print, which never look quite alike. */
const coarse = edgeZones({ side, zones: 4, directions: 4, isFolded: true });

/** A thin shape is not stretched beyond this part of its longer side, which would only show its noise. */
const leastAspect = 0.3;

/** How the edges of a shape run in each zone of its box; of length 1. Two are compared by `shapeDistance`. */
export type ShapeFeature = Float32Array;

/**
 * Directions of edges by zone of the box.
 *
 * @param runs Triples of row, first column, column after the last.
 * @param box Tight around the runs, in the same pixels.
 */
export function shapeFeature(runs: readonly Int32Array[], box: Box): ShapeFeature {
  return edgesByZone(blurSquare(coverSquare(runs, side, boxToSquare(box)), side), coarse);
}

/** 0 for equal shapes, towards 1 for shapes that have nothing in common. */
export function shapeDistance(a: ShapeFeature, b: ShapeFeature): number {
  let product = 0;
  for (let index = 0; index < a.length; index += 1) product += (a[index] ?? 0) * (b[index] ?? 0);
  return Math.max(0, 1 - product);
}

function boxToSquare(box: Box): ToSquare {
  const longer = Math.max(box.width, box.height, 1);
  const width = Math.max(box.width, leastAspect * longer);
  const height = Math.max(box.height, leastAspect * longer);
  const scaleX = (side - 2 * margin) / width;
  const scaleY = (side - 2 * margin) / height;
  const left = box.x - (width - box.width) / 2;
  const top = box.y - (height - box.height) / 2;
  return { scaleX, scaleY, x0: margin - left * scaleX, y0: margin - top * scaleY, slant: 0 };
}

import type { Box } from '#schemas/domain/geometry.ts';

/**
 * Intersection over union of two boxes, 0 to 1: |A ∩ B| / |A ∪ B| (Jaccard, Étude comparative de la distribution florale,
 * 1901; as a measure of boxes: Everingham et al., The Pascal Visual Object Classes Challenge, IJCV 88, 2010, §4.2).
 * Boxes without an area overlap nothing.
 */
export function boxIou(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const intersection = width * height;
  const union = a.width * a.height + b.width * b.height - intersection;
  return Math.min(1, intersection / union);
}

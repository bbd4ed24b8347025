import type { Box } from '#schemas/domain/geometry.ts';

/** Page pixels by which ink of a symbol may keep away from the edge of its box, and share of the box's longer side. */
const leastEdgeSlack = 1.5;
const edgeSlackShare = 0.03;

/**
 * Whether ink is that of a symbol whose box it lies in: a box is tight around its own strokes, so that they reach its
 * edge. What stands free in it, as under a root, is something else.
 */
export function isInkOf(ink: Box, box: Box): boolean {
  const slack = Math.max(leastEdgeSlack, edgeSlackShare * Math.max(box.width, box.height));
  return (
    ink.x - box.x <= slack ||
    ink.y - box.y <= slack ||
    box.x + box.width - ink.x - ink.width <= slack ||
    box.y + box.height - ink.y - ink.height <= slack
  );
}

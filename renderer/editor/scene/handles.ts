import type { Box, Point } from '#schemas/domain/geometry.ts';

export const handleNames = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
/** A corner or edge of a box by which it is resized, by compass point. */
export type HandleName = (typeof handleNames)[number];

/** CSS pixels from a handle's middle within which a pointer takes it. */
export const handleReach = 7;
/** An edge shorter than this, in CSS pixels, has no handle of its own: its corners would overlap it. */
const shortestEdgeWithHandle = 28;

/** Middle of each handle of a box; same space as the box, which is in CSS pixels. */
export function handlesOf(box: Box): ReadonlyMap<HandleName, Point> {
  const { x, y, width, height } = box;
  const handles = new Map<HandleName, Point>([
    ['nw', { x, y }],
    ['ne', { x: x + width, y }],
    ['se', { x: x + width, y: y + height }],
    ['sw', { x, y: y + height }],
  ]);
  if (width >= shortestEdgeWithHandle) {
    handles.set('n', { x: x + width / 2, y }).set('s', { x: x + width / 2, y: y + height });
  }
  if (height >= shortestEdgeWithHandle) {
    handles.set('e', { x: x + width, y: y + height / 2 }).set('w', { x, y: y + height / 2 });
  }
  return handles;
}

/**
 * The handle that a pointer takes, nearest first; CSS pixels. Inside a small box the reach shrinks so that its middle
 * can still be dragged.
 */
export function handleAt(box: Box, point: Point): HandleName | null {
  let best: { name: HandleName; distance: number } | null = null;
  const inner = Math.max(2, Math.min(handleReach, Math.min(box.width, box.height) / 4));
  for (const [name, middle] of handlesOf(box)) {
    const inside = point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height;
    const distance = Math.max(Math.abs(point.x - middle.x), Math.abs(point.y - middle.y));
    if (distance <= (inside ? inner : handleReach) && (!best || distance < best.distance)) best = { name, distance };
  }
  return best?.name ?? null;
}

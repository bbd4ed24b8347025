import { centreOf, containsPoint } from '#renderer/editor/geometry/box.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';

/** Colours of the relation types; registered types have the last. */
const colourOfType: Readonly<Record<string, string>> = {
  Right: '#475569',
  Sup: '#be185d',
  Sub: '#0e7490',
  Above: '#7c3aed',
  Below: '#047857',
  Inside: '#b45309',
};

export function relationColour(type: string): string {
  return colourOfType[type] ?? '#1d4ed8';
}

export interface Arrow {
  readonly from: Point;
  readonly to: Point;
}

/** A short arrow between two boxes, from edge to edge where one does not hold the other; same space as the boxes. */
export function arrowBetween(parent: Box, child: Box): Arrow {
  const target = centreOf(child);
  const from = containsPoint(parent, target)
    ? { x: parent.x, y: parent.y + parent.height / 2 }
    : nearestPoint(parent, target);
  return { from, to: nearestPoint(child, from) };
}

/** The point of the box that is nearest to another point; that point itself where it lies in the box. */
export function nearestPoint({ x, y, width, height }: Box, point: Point): Point {
  return { x: Math.min(Math.max(point.x, x), x + width), y: Math.min(Math.max(point.y, y), y + height) };
}

/** Traces an arrow with its head in the current path; `head` is the head's length in the same unit. */
export function traceArrow(path: Pick<CanvasPath, 'moveTo' | 'lineTo'>, { from, to }: Arrow, head: number): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  path.moveTo(from.x, from.y);
  path.lineTo(to.x, to.y);
  for (const side of [-0.45, 0.45]) {
    path.moveTo(to.x, to.y);
    path.lineTo(to.x - head * Math.cos(angle + side), to.y - head * Math.sin(angle + side));
  }
}

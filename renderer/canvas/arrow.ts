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

/** An arrow between two boxes, from edge to edge where they do not overlap; same space as the boxes. */
export function arrowBetween(parent: Box, child: Box): Arrow {
  const start = centreOf(parent);
  const end = centreOf(child);
  return {
    from: containsPoint(parent, end) ? { x: parent.x, y: parent.y + parent.height / 2 } : edgeTowards(parent, end),
    to: edgeTowards(child, start),
  };
}

/** Where the line from the box's middle to a point leaves the box; the middle where the point lies in it. */
export function edgeTowards(box: Box, point: Point): Point {
  const middle = centreOf(box);
  if (containsPoint(box, point)) return middle;
  const dx = point.x - middle.x;
  const dy = point.y - middle.y;
  const share = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
  );
  return { x: middle.x + dx * share, y: middle.y + dy * share };
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

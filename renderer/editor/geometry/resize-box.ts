import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { HandleName } from '../scene/handles.ts';
import { clampPoint, minimumBoxSide, type PageSize, roundBox } from './page-bounds.ts';

/**
 * The box with one handle dragged by `by` page pixels. A handle dragged over the opposite edge turns the box over; no
 * side gets shorter than the least allowed.
 */
export function resizeBox(box: Box, handle: HandleName, by: Point, page: PageSize): Box {
  const horizontal = stretch(
    box.x,
    box.width,
    handle.includes('w') ? 'start' : handle.includes('e') ? 'end' : null,
    by.x,
  );
  const vertical = stretch(
    box.y,
    box.height,
    handle.includes('n') ? 'start' : handle.includes('s') ? 'end' : null,
    by.y,
  );
  const start = clampPoint({ x: horizontal.start, y: vertical.start }, page);
  const end = clampPoint({ x: horizontal.end, y: vertical.end }, page);
  return roundBox({
    x: Math.min(start.x, page.width - minimumBoxSide),
    y: Math.min(start.y, page.height - minimumBoxSide),
    width: Math.max(end.x - start.x, minimumBoxSide),
    height: Math.max(end.y - start.y, minimumBoxSide),
  });
}

function stretch(
  start: number,
  length: number,
  side: 'start' | 'end' | null,
  by: number,
): { start: number; end: number } {
  const moved = {
    start: side === 'start' ? start + by : start,
    end: side === 'end' ? start + length + by : start + length,
  };
  return moved.start <= moved.end ? moved : { start: moved.end, end: moved.start };
}

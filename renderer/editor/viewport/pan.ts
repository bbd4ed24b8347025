import type { Point } from '#schemas/domain/geometry.ts';
import type { PageSize } from '../geometry/page-bounds.ts';
import { toScreen, type Viewport } from './viewport.ts';

/** CSS pixels of the page that always stay on the canvas. */
const keptVisible = 48;
/** CSS pixels that stay free between what keys lead to and the edge of the canvas. */
const keptFree = 60;

/** Moves the page by a number of CSS pixels, never quite out of sight. */
export function panBy(viewport: Viewport, by: Point, page: PageSize): Viewport {
  return keepInSight(
    {
      ...viewport,
      origin: { x: viewport.origin.x - by.x / viewport.scale, y: viewport.origin.y - by.y / viewport.scale },
    },
    page,
  );
}

/** The nearest viewport that shows a part of the page. */
export function keepInSight(viewport: Viewport, page: PageSize): Viewport {
  const margin = keptVisible / viewport.scale;
  return {
    ...viewport,
    origin: {
      x: clamp(viewport.origin.x, margin - viewport.width / viewport.scale, page.width - margin),
      y: clamp(viewport.origin.y, margin - viewport.height / viewport.scale, page.height - margin),
    },
  };
}

/**
 * The same scale, moved as far as a point of the page needs to be seen with what is around it; the same object where it
 * is seen already. A page that is seen from edge to edge stays so.
 */
export function bringIntoSight(at: Point, viewport: Viewport, page: PageSize): Viewport {
  const { x, y } = toScreen(viewport, at);
  const { origin, scale, width, height } = viewport;
  const by = {
    x: beyond(x, width, isWhole(origin.x, page.width, width / scale)),
    y: beyond(y, height, isWhole(origin.y, page.height, height / scale)),
  };
  if (by.x === 0 && by.y === 0) return viewport;
  return { ...viewport, origin: { x: origin.x + by.x / scale, y: origin.y + by.y / scale } };
}

/** Whether a side of the page is seen from end to end; page pixels. */
function isWhole(from: number, side: number, seen: number): boolean {
  return from <= 0 && side <= from + seen;
}

function beyond(at: number, length: number, isPageWhole: boolean): number {
  const free = isPageWhole ? 0 : Math.min(keptFree, length / 4);
  if (at < free) return at - free;
  return at > length - free ? at - (length - free) : 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, Math.min(least, most)), Math.max(least, most));
}

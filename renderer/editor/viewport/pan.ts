import type { Point } from '#schemas/domain/geometry.ts';
import type { PageSize } from '../geometry/page-bounds.ts';
import type { Viewport } from './viewport.ts';

/** CSS pixels of the page that always stay on the canvas. */
const keptVisible = 48;

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

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, Math.min(least, most)), Math.max(least, most));
}

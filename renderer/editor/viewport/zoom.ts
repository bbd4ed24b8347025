import type { Point } from '#schemas/domain/geometry.ts';
import type { PageSize } from '../geometry/page-bounds.ts';
import { toPage, type Viewport } from './viewport.ts';

const largestScale = 40;
/** The page can be made this many times smaller than the canvas shows it when fitted. */
const smallestShareOfFit = 0.5;

/** The scale nearest to `scale` that still shows something useful; CSS pixels per page pixel. */
export function clampScale(scale: number, page: PageSize, canvas: Pick<Viewport, 'width' | 'height'>): number {
  const fit = Math.min(canvas.width / page.width, canvas.height / page.height);
  const smallest = Math.min(1, Math.max(fit * smallestShareOfFit, 0.001));
  return Math.min(Math.max(scale, smallest), largestScale);
}

/** Scales about a screen point: the page point under it stays under it. */
export function zoomAt(viewport: Viewport, screen: Point, scale: number, page: PageSize): Viewport {
  const fixed = toPage(viewport, screen);
  const next = clampScale(scale, page, viewport);
  return { ...viewport, scale: next, origin: { x: fixed.x - screen.x / next, y: fixed.y - screen.y / next } };
}

/** Scales about the middle of the canvas. */
export function zoomAtCentre(viewport: Viewport, scale: number, page: PageSize): Viewport {
  return zoomAt(viewport, { x: viewport.width / 2, y: viewport.height / 2 }, scale, page);
}

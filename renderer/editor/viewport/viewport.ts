import type { Box, Point } from '#schemas/domain/geometry.ts';

/**
 * What part of the page the canvas shows. Screen points are CSS pixels from the canvas's top-left corner; page points
 * are upright page pixels. `screen = (page - origin) * scale`.
 */
export interface Viewport {
  /** Page point at the canvas's top-left corner. */
  readonly origin: Point;
  /** CSS pixels per page pixel. */
  readonly scale: number;
  /** CSS pixels of the canvas. */
  readonly width: number;
  readonly height: number;
}

export function toPage(viewport: Viewport, screen: Point): Point {
  return {
    x: viewport.origin.x + screen.x / viewport.scale,
    y: viewport.origin.y + screen.y / viewport.scale,
  };
}

export function toScreen(viewport: Viewport, page: Point): Point {
  return {
    x: (page.x - viewport.origin.x) * viewport.scale,
    y: (page.y - viewport.origin.y) * viewport.scale,
  };
}

export function boxToScreen(viewport: Viewport, box: Box): Box {
  const corner = toScreen(viewport, box);
  return {
    x: corner.x,
    y: corner.y,
    width: box.width * viewport.scale,
    height: box.height * viewport.scale,
  };
}

/** The part of the page plane that the canvas shows, in page pixels. */
export function visibleBox(viewport: Viewport): Box {
  return {
    x: viewport.origin.x,
    y: viewport.origin.y,
    width: viewport.width / viewport.scale,
    height: viewport.height / viewport.scale,
  };
}

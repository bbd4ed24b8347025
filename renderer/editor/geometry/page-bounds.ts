import type { Box, Point } from '#schemas/domain/geometry.ts';

/** Shortest side of a box that a person makes, in page pixels: thinner ones are slips of the hand. */
export const minimumBoxSide = 2;

/** Hundredths of a page pixel: finer than anybody can point, and short in every file. */
export function roundBox(box: Box): Box {
  const left = roundCoordinate(box.x);
  const top = roundCoordinate(box.y);
  return {
    x: left,
    y: top,
    width: roundCoordinate(box.x + box.width - left),
    height: roundCoordinate(box.y + box.height - top),
  };
}

function roundCoordinate(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The nearest point on the page. */
export function clampPoint(point: Point, page: PageSize): Point {
  return { x: clamp(point.x, 0, page.width), y: clamp(point.y, 0, page.height) };
}

/** The displacement nearest to `by` that keeps the box on the page. */
export function clampDisplacement(box: Box, by: Point, page: PageSize): Point {
  return {
    x: clamp(by.x, -box.x, Math.max(-box.x, page.width - box.x - box.width)),
    y: clamp(by.y, -box.y, Math.max(-box.y, page.height - box.y - box.height)),
  };
}

/** The box widened to the shortest allowed side, pushed back on the page, and cut to it. */
export function fitOnPage(box: Box, page: PageSize): Box {
  const width = Math.min(Math.max(box.width, minimumBoxSide), page.width);
  const height = Math.min(Math.max(box.height, minimumBoxSide), page.height);
  return roundBox({
    x: clamp(box.x, 0, page.width - width),
    y: clamp(box.y, 0, page.height - height),
    width,
    height,
  });
}

/** Pixels of the upright page. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

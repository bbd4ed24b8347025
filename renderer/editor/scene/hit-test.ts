import type { Box, Point } from '#schemas/domain/geometry.ts';
import { areaOf, containsPoint, growBox } from '../geometry/box.ts';
import type { PlacedRegion, PlacedSymbol, Scene } from './scene.ts';

/** CSS pixels by which a pointer may miss a box and still take it: dots and bars are a few pixels small. */
export const pointerSlack = 3;

/**
 * The smallest symbol under a page point, so that no large box hides what lies in it. A box that the point misses by
 * `slack` page pixels counts only where none holds the point.
 */
export function symbolAt(scene: Scene, point: Point, slack: number): PlacedSymbol | null {
  const near = scene.findSymbols(growBox({ ...point, width: 0, height: 0 }, slack));
  return smallest(near.filter((symbol) => containsPoint(symbol.box, point))) ?? smallest(near);
}

/** The smallest formula region that holds the page point. */
export function regionAt(scene: Scene, point: Point): PlacedRegion | null {
  return smallest([...scene.regions.values()].filter((region) => containsPoint(region.box, point)));
}

function smallest<T extends { readonly box: Box }>(items: readonly T[]): T | null {
  return items.reduce<T | null>((best, item) => (best && areaOf(best.box) <= areaOf(item.box) ? best : item), null);
}

import type { Box } from '#schemas/domain/geometry.ts';
import { areaOf, growBox, intersectionOf, unionOf } from '../geometry/box.ts';
import { componentsOf } from './components.ts';
import type { ReadLuminance } from './luminance-grid.ts';
import { findInk } from './threshold.ts';

/** Around the drawn box is looked this far, as a share of its longer side: ink may reach out of it. */
const reachShare = 0.2;
const leastReach = 4;
/** Specks below this share of the box's area, and below this many pixels, are no ink. */
const speckShare = 0.0015;
const speckPixels = 3;
/** Larger boxes are no symbols: they stay as they are drawn, pixels. */
const largestArea = 4_000_000;

/**
 * The box closed around the ink that lies in it for the greater part; page pixels. Strokes that reach a little out of
 * it are kept whole, neighbours that reach a little into it are left out. Null where there is no ink.
 */
export function tighten(box: Box, read: ReadLuminance): Box | null {
  const reach = Math.max(leastReach, Math.max(box.width, box.height) * reachShare);
  const looked = growBox(box, reach);
  if (areaOf(looked) > largestArea) return null;
  const grid = read(looked);
  const ink = grid ? findInk(grid) : null;
  if (!grid || !ink) return null;
  const least = Math.max(speckPixels, areaOf(box) * speckShare);
  const kept = componentsOf(grid, ink, box).flatMap((component) => {
    if (component.area < least || component.areaInside < component.area / 2) return [];
    // What goes on beyond what was looked at is more than this symbol.
    return component.isCut ? (intersectionOf(component.box, box) ?? []) : component.box;
  });
  return unionOf(kept);
}

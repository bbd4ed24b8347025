import type { Box } from '#schemas/domain/geometry.ts';
import { areaOf } from '../geometry/box.ts';
import { componentsOf, type InkComponent } from './components.ts';
import type { ReadLuminance } from './luminance-grid.ts';
import { penWidthOf } from './pen-width.ts';
import { findInk, type InkThreshold } from './threshold.ts';

/** Fewer pixels are specks. */
const leastPixels = 6;
/** Ink that spans more than this share of the part's area may be ground, frame or shadow. */
const greatestShare = 0.5;
/** What is so many times as wide as the strokes beside it was drawn by no pen: ground or shadow. */
const widestPen = 3;
/** Larger parts take too long to look through, pixels. */
const largestArea = 16_000_000;

/** What hangs together in a part of the page, and which of its values are ink. */
export interface InkOfPart {
  readonly threshold: InkThreshold;
  readonly components: readonly InkComponent[];
}

/** The ink in a part of the page (page pixels); null where nobody can tell ink from ground. */
export function componentsIn(part: Box, read: ReadLuminance): InkOfPart | null {
  const grid = areaOf(part) > largestArea ? null : read(part);
  const threshold = grid ? findInk(grid) : null;
  if (!grid || !threshold) return null;
  const all = componentsOf(grid, threshold, part).filter(({ area }) => area >= leastPixels);
  const [large, small] = [all.filter(isLarge), all.filter((component) => !isLarge(component))];
  if (large.length === 0) return { threshold, components: all };
  const pen = penWidthOf(small, grid, threshold, part);
  const isGround = (component: InkComponent) =>
    small.length > 0 && penWidthOf([component], grid, threshold, part) > widestPen * pen;
  return { threshold, components: all.filter((component) => !isLarge(component) || !isGround(component)) };

  function isLarge({ box }: InkComponent): boolean {
    return areaOf(box) > greatestShare * areaOf(part);
  }
}

import type { Box } from '#schemas/domain/geometry.ts';
import { areaOf } from '../geometry/box.ts';
import { componentsOf } from './components.ts';
import type { ReadLuminance } from './luminance-grid.ts';
import { findInk } from './threshold.ts';

/** Fewer pixels are specks. */
const leastPixels = 6;
/** Ink that spans more than this share of the part's area is ground, frame or shadow. */
const greatestShare = 0.5;
/** Larger parts take too long to look through, pixels. */
const largestArea = 16_000_000;

/** Boxes of the ink in a part of the page (page pixels); none where nobody can tell ink from ground. */
export function componentsIn(part: Box, read: ReadLuminance): readonly Box[] {
  const grid = areaOf(part) > largestArea ? null : read(part);
  const ink = grid ? findInk(grid) : null;
  if (!grid || !ink) return [];
  return componentsOf(grid, ink, part)
    .filter(({ area, box }) => area >= leastPixels && areaOf(box) <= greatestShare * areaOf(part))
    .map(({ box }) => box);
}

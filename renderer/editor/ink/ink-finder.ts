import type { Box, Point } from '#schemas/domain/geometry.ts';
import { componentAt } from './component-at.ts';
import type { ReadLuminance } from './luminance-grid.ts';
import { tighten } from './tighten.ts';

/** Finds ink on a page. Boxes and points in page pixels. */
export interface InkFinder {
  /** Closes a box around the ink in it; null where there is none, or where nobody knows the pixels. */
  readonly tighten: (box: Box) => Box | null;
  /** The box of the ink at a point, or within `slack` of it; null where there is none. */
  readonly componentAt: (point: Point, slack: number) => Box | null;
}

export const noInk: InkFinder = { tighten: () => null, componentAt: () => null };

/** Finds ink in a picture whose brightness can be read. */
export function inkFinderOf(read: ReadLuminance): InkFinder {
  return {
    tighten: (box) => tighten(box, read),
    componentAt: (point, slack) => componentAt(point, slack, read),
  };
}

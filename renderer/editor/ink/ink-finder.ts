import type { Box, Point } from '#schemas/domain/geometry.ts';
import { isSameBox } from '../geometry/box.ts';
import { componentAt } from './component-at.ts';
import { componentsIn } from './components-in.ts';
import type { ReadLuminance } from './luminance-grid.ts';
import { tighten } from './tighten.ts';

/** Finds ink on a page. Boxes and points in page pixels. */
export interface InkFinder {
  /** Closes a box around the ink in it; null where there is none, or where nobody knows the pixels. */
  readonly tighten: (box: Box) => Box | null;
  /** The box of the ink at a point, or within `slack` of it; null where there is none. */
  readonly componentAt: (point: Point, slack: number) => Box | null;
  /** Boxes of all ink that hangs together in a part of the page. */
  readonly componentsIn: (part: Box) => readonly Box[];
}

export const noInk: InkFinder = { tighten: () => null, componentAt: () => null, componentsIn: () => [] };

/** Finds ink in a picture whose brightness can be read. */
export function inkFinderOf(read: ReadLuminance): InkFinder {
  let last: { readonly part: Box; readonly found: readonly Box[] } | null = null;
  return {
    tighten: (box) => tighten(box, read),
    componentAt: (point, slack) => componentAt(point, slack, read),
    componentsIn: (part) => {
      if (!last || !isSameBox(last.part, part)) last = { part, found: componentsIn(part, read) };
      return last.found;
    },
  };
}

import type { Box, Point } from '#schemas/domain/geometry.ts';
import { isSameBox } from '../geometry/box.ts';
import { componentAt } from './component-at.ts';
import { componentsIn, type InkOfPart } from './components-in.ts';
import { inkOfPage } from './ink-of-page.ts';
import { type DrawnBox, type InkPieces, inkPieces } from './ink-pieces.ts';
import type { Overview, ReadLuminance } from './luminance-grid.ts';
import { tighten } from './tighten.ts';

/** Finds ink on a page. Boxes and points in page pixels. */
export interface InkFinder {
  /** Closes a box around the ink in it; null where there is none, or where nobody knows the pixels. */
  readonly tighten: (box: Box) => Box | null;
  /** The box of the ink at a point, or within `slack` of it; null where there is none. */
  readonly componentAt: (point: Point, slack: number) => Box | null;
  /** The box around all ink of the page, specks at its rim aside; null where nobody knows. */
  readonly inkOfPage: () => Box | null;
  /** The ink in a part of the page: what no drawn box covers, and the rest. `drawnAt`: the boxes that touch one. */
  readonly piecesIn: (part: Box, drawnAt: (box: Box) => readonly DrawnBox[]) => InkPieces;
}

const noPieces: InkPieces = { free: [], boxed: [] };

export const noInk: InkFinder = {
  tighten: () => null,
  componentAt: () => null,
  inkOfPage: () => null,
  piecesIn: () => noPieces,
};

/** Finds ink in a picture whose brightness can be read; without an overview nobody knows the ink of the whole page. */
export function inkFinderOf(read: ReadLuminance, overview: () => Overview | null = () => null): InkFinder {
  let whole: { readonly box: Box | null } | null = null;
  let last: { readonly part: Box; readonly found: InkOfPart | null } | null = null;
  return {
    tighten: (box) => tighten(box, read),
    componentAt: (point, slack) => componentAt(point, slack, read),
    inkOfPage: () => {
      whole ??= { box: inkOfPage(overview()) };
      return whole.box;
    },
    piecesIn: (part, drawnAt) => {
      if (!last || !isSameBox(last.part, part)) last = { part, found: componentsIn(part, read) };
      return last.found ? inkPieces(last.found, drawnAt, read) : noPieces;
    },
  };
}

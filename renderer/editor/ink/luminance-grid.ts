import type { Box, Point } from '#schemas/domain/geometry.ts';

/** Brightness of a part of a page: 0 black to 255 white, row by row. */
export interface LuminanceGrid {
  /** Page pixel of the first value; whole numbers. */
  readonly origin: Point;
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** Reads the brightness of the part of the page that a box covers, outward to whole pixels; null where there is none. */
export type ReadLuminance = (box: Box) => LuminanceGrid | null;

/** A whole page, made small. */
export interface Overview {
  readonly grid: LuminanceGrid;
  /** Its pixels for one page pixel. */
  readonly scale: number;
}

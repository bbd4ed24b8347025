import type { Box } from '#schemas/domain/geometry.ts';
import { type Affine, compose } from '#shared/layout/outline/affine.ts';
import { flattenPath, type Vertex } from '#shared/layout/outline/flatten-path.ts';
import type { Outline } from '#shared/layout/outline/outline.ts';
import { createCoverage } from './coverage.ts';

/** White paper on which outlines are filled with ink, anti-aliased. */
export interface InkCanvas {
  readonly width: number;
  readonly height: number;
  /** Fills an outline; `placement` maps its em to pixels. Ink outside the paper is lost. */
  fillOutline(outline: Outline, placement: Affine): void;
  /** Fills the inside of polygons in pixels (non-zero winding). */
  fillPolygons(polygons: readonly (readonly Vertex[])[]): void;
  /** Fills a rectangle given in pixels. */
  fillRectangle(box: Box): void;
  /** One byte a pixel, row by row from the top: 255 is paper, `inkGrey` is full ink. */
  toGrey(inkGrey: number): Uint8Array;
}

/**
 * Paper in pixels. The program draws its sample project by itself rather than through an SVG renderer, so that the same
 * bytes, and with them the same pages, come out on every system and imaging backend.
 */
export function createInkCanvas(width: number, height: number): InkCanvas {
  const paper = new Float64Array(width * height).fill(1);

  const fillPolygons = (polygons: readonly (readonly Vertex[])[]): void => {
    const xs = polygons.flat().map(([x]) => x);
    const ys = polygons.flat().map(([, y]) => y);
    if (xs.length === 0) return;
    const left = Math.max(0, Math.floor(Math.min(...xs)));
    const top = Math.max(0, Math.floor(Math.min(...ys)));
    const right = Math.min(width, Math.ceil(Math.max(...xs)));
    const bottom = Math.min(height, Math.ceil(Math.max(...ys)));
    if (left >= right || top >= bottom) return;
    const coverage = createCoverage(right - left, bottom - top);
    for (const polygon of polygons) {
      for (const [index, [x, y]] of polygon.entries()) {
        const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y];
        coverage.addEdge(x - left, y - top, nextX - left, nextY - top);
      }
    }
    coverage.forEachInked((x, y, share) => {
      const at = (y + top) * width + x + left;
      paper[at] = (paper[at] ?? 1) * (1 - share);
    });
  };

  return {
    width,
    height,
    fillPolygons,
    fillOutline: (outline, placement) => {
      fillPolygons(flattenPath(outline.path, compose(placement, outline.map), stepsOf));
    },
    fillRectangle: ({ x, y, width: w, height: h }) => {
      fillPolygons([
        [
          [x, y],
          [x + w, y],
          [x + w, y + h],
          [x, y + h],
        ],
      ]);
    },
    toGrey: (inkGrey) => {
      const grey = new Uint8Array(paper.length).fill(255);
      // A loop: to map the pixels of a page through an iterator took a third of the time of a whole sample project.
      for (let at = 0; at < paper.length; at++) {
        const share = paper[at] ?? 1;
        if (share < 1) grey[at] = Math.round(inkGrey + (255 - inkGrey) * share);
      }
      return grey;
    },
  };
}

/** A line for every three pixels or so of a curve, at least four. */
export function stepsOf(curve: readonly Vertex[]): number {
  let length = 0;
  for (const [index, [x, y]] of curve.entries()) {
    const [beforeX, beforeY] = curve[index - 1] ?? [x, y];
    length += Math.hypot(x - beforeX, y - beforeY);
  }
  return Math.min(64, Math.max(4, Math.ceil(length / 3)));
}

import type { Box } from '#schemas/domain/geometry.ts';

/** Side of the square in which a shape is looked at. */
const side = 24;

/** How closely a shape is looked at. */
export interface ShapeGrid {
  /** The square is divided into so many zones a side, and directions into so many. */
  readonly zones: number;
  readonly directions: number;
  /** Of each cell of a row or column, the zone before its middle and how much of it the zone behind gets. */
  readonly zoneBefore: Int8Array;
  readonly zoneShare: Float32Array;
}

function gridOf(zones: number, directions: number): ShapeGrid {
  const places = Array.from({ length: side }, (_, cell) => ((cell + 0.5) / side) * zones - 0.5);
  return {
    zones,
    directions,
    zoneBefore: Int8Array.from(places, Math.floor),
    zoneShare: Float32Array.from(places, (place) => place - Math.floor(place)),
  };
}

/** For comparing ink with print, which never look quite alike. */
export const coarseGrid = gridOf(4, 4);

/** For telling classes of ink apart. */
export const fineGrid = gridOf(7, 8);

/** A thin shape is not stretched beyond this part of its longer side, which would only show its noise. */
const leastAspect = 0.3;

/** How the edges of a shape run in each zone of its box; of length 1. Two are compared by `shapeDistance`. */
export type ShapeFeature = Float32Array;

/**
 * Directions of edges by zone. Edges rather than area: print and pen differ in the width of strokes more than in where
 * these run.
 *
 * @param runs Triples of row, first column, column after the last.
 * @param box Tight around the runs, in the same pixels.
 */
export function shapeFeature(runs: readonly Int32Array[], box: Box, grid: ShapeGrid = coarseGrid): ShapeFeature {
  const { zones, directions } = grid;
  const picture = blur(normalise(runs, box));
  const feature = new Float32Array(zones * zones * directions);
  for (let y = 1; y < side - 1; y += 1) {
    for (let x = 1; x < side - 1; x += 1) {
      const at = y * side + x;
      const dx = (picture[at + 1] ?? 0) - (picture[at - 1] ?? 0);
      const dy = (picture[at + side] ?? 0) - (picture[at - side] ?? 0);
      const strength = Math.sqrt(dx * dx + dy * dy);
      if (strength < 1e-3) continue;
      // Opposite edges of a stroke count as one direction.
      const turn = ((Math.atan2(dy, dx) / Math.PI + 1) % 1) * directions;
      const direction = Math.floor(turn) % directions;
      const share = turn - Math.floor(turn);
      spread(feature, grid, x, y, direction, strength * (1 - share));
      spread(feature, grid, x, y, (direction + 1) % directions, strength * share);
    }
  }
  return toUnitLength(feature);
}

/** 0 for equal shapes, towards 1 for shapes that have nothing in common. */
export function shapeDistance(a: ShapeFeature, b: ShapeFeature): number {
  let product = 0;
  for (let index = 0; index < a.length; index += 1) product += (a[index] ?? 0) * (b[index] ?? 0);
  return Math.max(0, 1 - product);
}

/** Divides an edge among the zones around it, so that a small shift changes little. */
function spread(
  feature: Float32Array,
  { zones, directions, zoneBefore, zoneShare }: ShapeGrid,
  x: number,
  y: number,
  direction: number,
  strength: number,
): void {
  const [left = 0, right = 0] = [zoneBefore[x], zoneShare[x]];
  const [top = 0, bottom = 0] = [zoneBefore[y], zoneShare[y]];
  const add = (column: number, row: number, share: number): void => {
    if (column < 0 || column >= zones || row < 0 || row >= zones) return;
    const at = (row * zones + column) * directions + direction;
    feature[at] = (feature[at] ?? 0) + share;
  };
  add(left, top, strength * (1 - right) * (1 - bottom));
  add(left + 1, top, strength * right * (1 - bottom));
  add(left, top + 1, strength * (1 - right) * bottom);
  add(left + 1, top + 1, strength * right * bottom);
}

function toUnitLength(feature: Float32Array): Float32Array {
  let sum = 0;
  for (const [index, value] of feature.entries()) {
    // The root keeps one long stroke from drowning the others.
    const root = Math.sqrt(value);
    feature[index] = root;
    sum += root * root;
  }
  const length = Math.sqrt(sum) || 1;
  for (const [index, value] of feature.entries()) feature[index] = value / length;
  return feature;
}

/** The shape's ink in the square, one share of cover a cell, with one empty cell around. */
function normalise(runs: readonly Int32Array[], box: Box): Float32Array {
  const longer = Math.max(box.width, box.height, 1);
  const width = Math.max(box.width, leastAspect * longer);
  const height = Math.max(box.height, leastAspect * longer);
  const left = box.x - (width - box.width) / 2;
  const top = box.y - (height - box.height) / 2;
  const inner = side - 4;
  const scaleX = inner / width;
  const scaleY = inner / height;
  const cells = new Float32Array(side * side);
  for (const part of runs) {
    for (let at = 0; at < part.length; at += 3) {
      const y = part[at] ?? 0;
      const y0 = (y - top) * scaleY + 2;
      const y1 = (y + 1 - top) * scaleY + 2;
      const x0 = ((part[at + 1] ?? 0) - left) * scaleX + 2;
      const x1 = ((part[at + 2] ?? 0) - left) * scaleX + 2;
      for (let row = Math.max(0, Math.floor(y0)); row < y1 && row < side; row += 1) {
        const shareY = Math.min(y1, row + 1) - Math.max(y0, row);
        for (let column = Math.max(0, Math.floor(x0)); column < x1 && column < side; column += 1) {
          const cell = row * side + column;
          cells[cell] = (cells[cell] ?? 0) + shareY * (Math.min(x1, column + 1) - Math.max(x0, column));
        }
      }
    }
  }
  for (const [index, value] of cells.entries()) cells[index] = Math.min(1, value);
  return cells;
}

/** Three cells wide, across and down. */
function blur(cells: Float32Array): Float32Array {
  const across = new Float32Array(cells.length);
  for (let at = 1; at < cells.length - 1; at += 1) {
    across[at] = ((cells[at - 1] ?? 0) + 2 * (cells[at] ?? 0) + (cells[at + 1] ?? 0)) / 4;
  }
  const both = new Float32Array(cells.length);
  for (let at = side; at < cells.length - side; at += 1) {
    both[at] = ((across[at - side] ?? 0) + 2 * (across[at] ?? 0) + (across[at + side] ?? 0)) / 4;
  }
  return both;
}

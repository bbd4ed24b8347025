import type { Box } from '#schemas/domain/geometry.ts';
import { penWidthPx } from './ink-renderer.ts';

/** Eight-bit grey picture that is being drawn on: row by row, 255 is white, 0 is ink. */
export interface InkCanvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Distance from the trajectory beyond which a pixel gets no ink; half a pixel outside the pen's edge. */
const reach = penWidthPx / 2 + 0.5;
/** Distance from the trajectory within which a pixel is wholly covered. */
const core = penWidthPx / 2 - 0.5;

/**
 * Draws one stroke with a round pen: a pixel's ink is its coverage by the nearest part of the trajectory, taken as
 * `clamp(pen / 2 + 0.5 - distance of the pixel's centre, 0, 1)`. Only sums, products, quotients and square roots are
 * used, which IEEE 754 rounds alike everywhere: the same bytes come out on every system. Where ink meets, the darker
 * value stays, so that the order of strokes does not matter.
 *
 * @param xs X coordinates of the points in page pixels.
 * @param ys Y coordinates of the points in page pixels, as many; one point makes a dot.
 * @returns Box around the pixels that this stroke makes darker than white, in whole page pixels; never empty as long
 *   as the stroke lies inside the canvas.
 */
export function drawStroke(canvas: InkCanvas, xs: Float64Array, ys: Float64Array): Box {
  const bounds = { left: canvas.width, top: canvas.height, right: 0, bottom: 0 };
  const last = xs.length - 1;
  for (let i = 0; i < Math.max(last, 1); i += 1) {
    const next = Math.min(i + 1, last);
    drawSegment(canvas, bounds, xs[i] ?? 0, ys[i] ?? 0, xs[next] ?? 0, ys[next] ?? 0);
  }
  return { x: bounds.left, y: bounds.top, width: bounds.right - bounds.left, height: bounds.bottom - bounds.top };
}

interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function drawSegment(canvas: InkCanvas, bounds: Bounds, ax: number, ay: number, bx: number, by: number): void {
  const { width, height, pixels } = canvas;
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  const firstRow = Math.max(0, Math.floor(Math.min(ay, by) - reach));
  const lastRow = Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach));
  for (let row = firstRow; row <= lastRow; row += 1) {
    const cy = row + 0.5;
    // Only the part of the segment within reach of this row can ink it; that keeps long diagonals cheap.
    let enter = 0;
    let leave = 1;
    if (dy !== 0) {
      const t0 = (cy - reach - ay) / dy;
      const t1 = (cy + reach - ay) / dy;
      enter = Math.max(0, Math.min(t0, t1));
      leave = Math.min(1, Math.max(t0, t1));
      if (enter > leave) continue;
    }
    const enterX = ax + enter * dx;
    const leaveX = ax + leave * dx;
    const firstColumn = Math.max(0, Math.floor(Math.min(enterX, leaveX) - reach));
    const lastColumn = Math.min(width - 1, Math.ceil(Math.max(enterX, leaveX) + reach));
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      const px = column + 0.5 - ax;
      const py = cy - ay;
      const along = lengthSquared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared)) : 0;
      const ex = px - along * dx;
      const ey = py - along * dy;
      const distanceSquared = ex * ex + ey * ey;
      if (distanceSquared >= reach * reach) continue;
      const coverage = distanceSquared <= core * core ? 1 : reach - Math.sqrt(distanceSquared);
      const grey = 255 - Math.round(255 * coverage);
      if (grey === 255) continue;
      const at = row * width + column;
      if (grey < (pixels[at] ?? 0)) pixels[at] = grey;
      if (column < bounds.left) bounds.left = column;
      if (column >= bounds.right) bounds.right = column + 1;
      if (row < bounds.top) bounds.top = row;
      if (row >= bounds.bottom) bounds.bottom = row + 1;
    }
  }
}

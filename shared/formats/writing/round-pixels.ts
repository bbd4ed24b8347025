import type { Box } from '#schemas/domain/geometry.ts';

/** Coordinates are written with up to four decimals, the same on every system: far finer than a box can be drawn. */
export function roundPixels(value: number): number {
  const rounded = Math.round(value * 10_000) / 10_000;
  return rounded === 0 ? 0 : rounded;
}

/**
 * `[x, y, width, height]` of a box for a file. The box must lie inside an image of this size and does so after rounding
 * too, also for a reader that adds x and width.
 */
export function roundBox(box: Box, image: { readonly width: number; readonly height: number }): BoxNumbers {
  const x = roundPixels(box.x);
  const y = roundPixels(box.y);
  return [x, y, roundLength(x, box.x + box.width, image.width), roundLength(y, box.y + box.height, image.height)];
}

/** `[x, y, width, height]`. */
export type BoxNumbers = [number, number, number, number];

function roundLength(start: number, end: number, limit: number): number {
  const length = roundPixels(end - start);
  return start + length > limit ? roundPixels(length - 0.0001) : length;
}

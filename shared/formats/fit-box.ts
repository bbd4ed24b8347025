import type { Box } from '#schemas/domain/geometry.ts';

export interface PictureSize {
  /** Upright pixels. */
  readonly width: number;
  readonly height: number;
}

export type FittedBox =
  | { readonly kind: 'inside'; readonly box: Box }
  /** Stuck out by `excess` pixels and was cut at the edge. */
  | { readonly kind: 'cut'; readonly box: Box; readonly excess: number }
  /** Nothing of it, or less than a pixel, is inside. */
  | { readonly kind: 'outside'; readonly excess: number };

/** Excess in pixels that the six decimals of label files make: cut, but not worth a report. */
const rounding = 0.01;
/** Side in pixels of what has to be inside, of a box that is as large. */
const leastInside = 1;

/**
 * Fits a box into its image: tools let people drag boxes over the edge, and what is inside is still truth. Coordinates are
 * not rounded.
 */
export function fitBox(box: Box, image: PictureSize): FittedBox {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const excess = Math.max(-box.x, -box.y, right - image.width, bottom - image.height, 0);
  if (excess === 0) return { kind: 'inside', box };
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  const cut = { x, y, width: Math.min(image.width, right) - x, height: Math.min(image.height, bottom) - y };
  if (isGone(cut.width, box.width) || isGone(cut.height, box.height)) return { kind: 'outside', excess };
  return excess <= rounding ? { kind: 'inside', box: cut } : { kind: 'cut', box: cut, excess };
}

/** Whether too little of a side is left. */
function isGone(inside: number, whole: number): boolean {
  return inside <= 0 || inside < Math.min(leastInside, whole) - rounding;
}

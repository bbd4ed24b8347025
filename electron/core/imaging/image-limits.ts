/** Longest side of an image that is accepted, in pixels. */
export const maximumImageSidePx = 32_767;

/** Most pixels of an image that is accepted (16,383 squared). */
export const maximumImagePixels = 268_402_689;

/** Whether an image of this size may be decoded at all; a few bytes of a file can otherwise claim any memory. */
export function isWithinImageLimits(width: number, height: number): boolean {
  return width <= maximumImageSidePx && height <= maximumImageSidePx && width * height <= maximumImagePixels;
}

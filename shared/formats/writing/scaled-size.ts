import type { PictureLook } from '../dataset-format.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size in whole pixels of a picture once its look has scaled it, before it is filled up to a least side. */
export function scaledSize({ width, height }: Size, look: Pick<PictureLook, 'height' | 'longestSide'>): Size {
  if (look.height !== undefined) {
    return { width: Math.max(1, Math.round((width * look.height) / height)), height: look.height };
  }
  if (look.longestSide === undefined) return { width, height };
  const factor = look.longestSide / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

import type { Box, Point } from '#schemas/domain/geometry.ts';

/** CSS pixels that the palette takes at most, and between it and the box. */
const size = { width: 312, height: 212 };
const gap = 10;
const margin = 8;

/**
 * Where the palette stands: below the box, else above it, else beside it, and always on the canvas. CSS pixels of the
 * canvas; `left` and `top` of the palette.
 */
export function placePalette(
  box: Box,
  canvas: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const clampX = (x: number) => clamp(x, margin, canvas.width - size.width - margin);
  const clampY = (y: number) => clamp(y, margin, canvas.height - size.height - margin);
  const at = (point: Point) => ({ left: clampX(point.x), top: clampY(point.y) });
  const below = box.y + box.height + gap;
  if (below + size.height + margin <= canvas.height) return at({ x: box.x, y: below });
  const above = box.y - gap - size.height;
  if (above >= margin) return at({ x: box.x, y: above });
  const right = box.x + box.width + gap;
  if (right + size.width + margin <= canvas.width) return at({ x: right, y: box.y });
  return at({ x: box.x - gap - size.width, y: box.y });
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

import type { Box, Point } from '#schemas/domain/geometry.ts';

/** CSS pixels that the palette takes at most. */
export const paletteSize = { width: 312, height: 212 };
/** CSS pixels between it and the box, and the edge of the canvas. */
const gap = 10;
const margin = 8;
/** How far from the box the palette may stand to keep clear of the formula. */
const furthest = 170;
/** As much around the box stays free where the formula is too large: the next stroke of the symbol lies there. */
const strokeRoom = { least: 14, share: 0.8, most: 72 };

/**
 * Where the palette stands: below the box, else above it, else beside it, and always on the canvas. It covers nothing of
 * a formula of one line, and of a larger one not what lies next to the box: the second stroke of `=` is clicked while
 * the palette is open. CSS pixels of the canvas; `left` and `top` of the palette.
 */
export function placePalette(
  box: Box,
  formula: Box | null,
  canvas: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const clampX = (x: number) => clamp(x, margin, canvas.width - paletteSize.width - margin);
  const clampY = (y: number) => clamp(y, margin, canvas.height - paletteSize.height - margin);
  const at = (point: Point) => ({ left: clampX(point.x), top: clampY(point.y) });
  const room = clamp(Math.max(box.width, box.height) * strokeRoom.share, strokeRoom.least, strokeRoom.most);
  const end = box.y + box.height;
  const below = [...(formula ? [formula.y + formula.height] : []), end + room]
    .filter((y) => y >= end && y - end <= furthest)
    .map((y) => y + gap)
    .find((y) => y + paletteSize.height + margin <= canvas.height);
  if (below !== undefined) return at({ x: box.x, y: below });
  const above = [...(formula ? [formula.y] : []), box.y - room]
    .filter((y) => y <= box.y && box.y - y <= furthest)
    .map((y) => y - gap - paletteSize.height)
    .find((y) => y >= margin);
  if (above !== undefined) return at({ x: box.x, y: above });
  const right = box.x + box.width + gap;
  if (right + paletteSize.width + margin <= canvas.width) return at({ x: right, y: box.y });
  return at({ x: box.x - gap - paletteSize.width, y: box.y });
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

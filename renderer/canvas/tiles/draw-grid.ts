import type { PageSize } from '#renderer/editor/geometry/page-bounds.ts';
import type { Box } from '#schemas/domain/geometry.ts';

/** CSS pixels between two lines at least; the distance in page pixels is one that people count in. */
const leastDistancePx = 40;
const distances = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Page pixels between two lines of the grid at a scale in CSS pixels per page pixel. */
export function gridDistance(scale: number): number {
  return distances.find((distance) => distance * scale >= leastDistancePx) ?? 10_000;
}

/** Draws lines at equal distances over the page. Units as in `drawTile`. */
export function drawGrid(
  context: CanvasRenderingContext2D,
  part: Box,
  scale: number,
  pixelRatio: number,
  page: PageSize,
): void {
  const distance = gridDistance(scale / pixelRatio) * scale;
  const right = Math.min(part.x + part.width, page.width * scale);
  const bottom = Math.min(part.y + part.height, page.height * scale);
  context.beginPath();
  for (let line = Math.max(1, Math.ceil(part.x / distance)); line * distance < right; line += 1) {
    const x = Math.round(line * distance) + 0.5;
    context.moveTo(x, Math.max(0, part.y));
    context.lineTo(x, bottom);
  }
  for (let line = Math.max(1, Math.ceil(part.y / distance)); line * distance < bottom; line += 1) {
    const y = Math.round(line * distance) + 0.5;
    context.moveTo(Math.max(0, part.x), y);
    context.lineTo(right, y);
  }
  context.strokeStyle = 'rgba(47, 85, 212, 0.22)';
  context.lineWidth = pixelRatio;
  context.stroke();
}

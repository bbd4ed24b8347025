import { intersectionOf } from '#renderer/editor/geometry/box.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { CanvasScene } from '../canvas-scene.ts';

/** CSS pixels of a region's height below which its number and its rim would cover the text around it. */
const leastHeightWithNumber = 30;

/** Draws the regions of a page that holds several formulas, numbered in the order of the list. Units as in `drawTile`. */
export function drawRegions(
  context: CanvasRenderingContext2D,
  seen: Box,
  scale: number,
  pixelRatio: number,
  { scene, preview, theme, formula }: CanvasScene,
): void {
  let number = 0;
  for (const { id, box } of scene.regions.values()) {
    number += 1;
    if (preview.regions.has(id) || !intersectionOf(box, seen)) continue;
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((length) => length * scale);
    if (x === undefined || y === undefined || width === undefined || height === undefined) continue;
    const isWorkedOn = id === formula;
    if (height >= leastHeightWithNumber * pixelRatio) {
      context.strokeStyle = 'rgba(255, 255, 255, 0.6)';
      context.lineWidth = 3 * pixelRatio;
      context.strokeRect(x, y, width, height);
    }
    context.strokeStyle = isWorkedOn ? theme.accent : theme.region;
    context.lineWidth = (isWorkedOn ? 2 : 1.5) * pixelRatio;
    context.setLineDash(isWorkedOn ? [] : [7 * pixelRatio, 4 * pixelRatio]);
    context.strokeRect(x, y, width, height);
    context.setLineDash([]);
    if (height < leastHeightWithNumber * pixelRatio && !isWorkedOn) continue;
    const text = String(number);
    context.font = `600 ${11 * pixelRatio}px "Inter", "DejaVu Sans", sans-serif`;
    const tag = context.measureText(text).width + 10 * pixelRatio;
    context.fillStyle = isWorkedOn ? theme.accent : theme.region;
    context.fillRect(x - tag - pixelRatio, y, tag, 16 * pixelRatio);
    context.fillStyle = '#ffffff';
    context.textBaseline = 'middle';
    context.fillText(text, x - tag - pixelRatio + 5 * pixelRatio, y + 8.5 * pixelRatio);
  }
}

import type { Viewport } from '#renderer/editor/viewport/viewport.ts';
import type { Point } from '#schemas/domain/geometry.ts';
import type { CanvasTheme } from '../canvas-theme.ts';

/** Lines through the pointer over the whole canvas, with a gap around it so that the ink there is seen; CSS pixels. */
export function drawCrosshair(
  context: CanvasRenderingContext2D,
  pointer: Point,
  { width, height }: Pick<Viewport, 'width' | 'height'>,
  theme: CanvasTheme,
): void {
  const gap = 7;
  const x = Math.round(pointer.x) + 0.5;
  const y = Math.round(pointer.y) + 0.5;
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(x - gap, y);
  context.moveTo(x + gap, y);
  context.lineTo(width, y);
  context.moveTo(x, 0);
  context.lineTo(x, y - gap);
  context.moveTo(x, y + gap);
  context.lineTo(x, height);
  context.strokeStyle = theme.crosshair;
  context.lineWidth = 1;
  context.stroke();
}

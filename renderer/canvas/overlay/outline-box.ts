import type { Box } from '#schemas/domain/geometry.ts';

export interface Outline {
  readonly colour: string;
  /** Of the stroke, in the context's unit; the box's edge runs in its middle. */
  readonly width: number;
  /** Fill of the box. */
  readonly wash: string | null;
  readonly dash?: number[] | null;
}

/** Draws a box with a white rim, so that its outline is seen on any ground. */
export function outlineBox(context: CanvasRenderingContext2D, box: Box, { colour, width, wash, dash }: Outline): void {
  if (wash !== null) {
    context.fillStyle = wash;
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  context.strokeStyle = 'rgba(255, 255, 255, 0.85)';
  context.lineWidth = width + 2;
  context.strokeRect(box.x, box.y, box.width, box.height);
  context.strokeStyle = colour;
  context.lineWidth = width;
  if (dash) context.setLineDash(dash);
  context.strokeRect(box.x, box.y, box.width, box.height);
  context.setLineDash([]);
}

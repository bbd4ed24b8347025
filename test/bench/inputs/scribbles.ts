import type { Point } from '#schemas/domain/geometry.ts';
import { renderInk } from '#shared/ink/render-ink.ts';
import { symbolBox } from '#shared/ink/symbol-box.ts';

/** A symbol drawn by a pen, cut tight. */
export interface Scribble {
  readonly width: number;
  readonly height: number;
  /** How much ink a pixel has, 0 to 255, row by row. */
  readonly ink: Uint8Array;
}

/** Draws made-up symbols of one to three curved strokes, 20 to 70 pixels in size. */
export function drawScribbles(count: number, random: () => number): readonly Scribble[] {
  return Array.from({ length: count }, () => drawScribble(random));
}

function drawScribble(random: () => number): Scribble {
  const strokes = Array.from({ length: 1 + Math.floor(random() * 3) }, () => drawStroke(random));
  const { width, pixels, strokeBoxes } = renderInk(strokes, []);
  const box = symbolBox(strokeBoxes, [...strokes.keys()]);
  const ink = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      ink[y * box.width + x] = 255 - (pixels[(box.y + y) * width + box.x + x] ?? 255);
    }
  }
  return { width: box.width, height: box.height, ink };
}

function drawStroke(random: () => number): readonly Point[] {
  const [centreX, centreY, radiusX, radiusY] = [random() * 20, random() * 30, 8 + random() * 14, 12 + random() * 20];
  const [start, turns] = [random() * 2 * Math.PI, 0.3 + random() * 0.9];
  return Array.from({ length: 24 }, (_, index) => {
    const angle = start + (index / 23) * turns * 2 * Math.PI;
    return { x: centreX + radiusX * Math.cos(angle), y: centreY + radiusY * Math.sin(angle * 1.3) };
  });
}

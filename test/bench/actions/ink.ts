import sharp from 'sharp';
import type { Box, Point } from '#schemas/domain/geometry.ts';

/** A page's picture. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

export async function greyOf(bytes: Uint8Array): Promise<GreyPicture> {
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, values: data };
}

/** The darkest pixel of a part that no box covers yet; null where there is no ink. */
export function inkIn({ width, height, values }: GreyPicture, box: Box, covered: Box | null): Point | null {
  let best: { readonly point: Point; readonly value: number } | null = null;
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(height, box.y + box.height); y += 1) {
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(width, box.x + box.width); x += 1) {
      const point = { x: x + 0.5, y: y + 0.5 };
      const value = values[y * width + x] ?? 255;
      if (value > 128 || (covered && isIn(covered, point)) || (best && best.value <= value)) continue;
      best = { point, value };
    }
  }
  return best?.point ?? null;
}

/** A pixel of paper in a box, and in none of the others: a click there means the box. Its middle where there is none. */
export function paperIn({ width, values }: GreyPicture, box: Box, others: readonly Box[]): Point {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (let y = Math.ceil(box.y + 1); y < box.y + box.height - 1; y += 1) {
    for (let x = Math.ceil(box.x + 1); x < box.x + box.width - 1; x += 1) {
      const point = { x: x + 0.5, y: y + 0.5 };
      if ((values[y * width + x] ?? 0) > 200 && !others.some((other) => isIn(other, point))) return point;
    }
  }
  return middle;
}

function isIn({ x, y, width, height }: Box, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

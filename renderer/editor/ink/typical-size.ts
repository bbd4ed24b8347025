import type { Box } from '#schemas/domain/geometry.ts';
import { areaOf, unionOf } from '../geometry/box.ts';

/** Of the sides of all ink together, beyond which something lies around the ink: a frame, the shadow of a page. */
const frameShare = 0.5;

/**
 * The size of which half of the inked paper is: photos have more specks of the paper than symbols, and those together
 * cover less of it. Page pixels; 0 without ink.
 */
export function typicalSize(ink: readonly Box[]): number {
  const all = unionOf(ink);
  if (!all) return 0;
  const isFrame = ({ width, height }: Box) => width > frameShare * all.width && height > frameShare * all.height;
  const sizes = ink
    .filter((box) => ink.length === 1 || !isFrame(box))
    .map((box) => ({ size: Math.max(box.width, box.height), area: areaOf(box) }))
    .sort((a, b) => a.size - b.size);
  const half = sizes.reduce((sum, { area }) => sum + area, 0) / 2;
  let covered = 0;
  for (const { size, area } of sizes) {
    covered += area;
    if (covered >= half) return size;
  }
  return 0;
}

import type { GreyImage } from './grey-image.ts';
import { TileWindows } from './tile-windows.ts';

/** How much each pixel of a small picture stands out from its ground, as ink does: 0 where there is none. */
export interface InkMap {
  readonly width: number;
  readonly height: number;
  readonly amounts: Float32Array;
}

/** Ink stands out by this share of what it does on the whole, and by so many greys. */
const leastShare = 0.3;
const leastGreys = 10;
/** What runs along more than this share of an edge of the picture from a corner on is no ink: a black corner, a desk. */
const mostAlongEdge = 0.25;

/**
 * The ink of a small picture, dark on light or light on dark. The ground is the mean of those pixels around that are no
 * darker than the mean of all around (lighter, where ink is light): shadows, colours of paper and the amount of ink do
 * not move it, and margins do not either.
 */
export function findInk(image: GreyImage): InkMap {
  const windows = new TileWindows(image);
  const means = windows.means();
  const isLight = windows.isLighterThanInk(means);
  const amounts = windows.differences(windows.meansBeyond(means, isLight), isLight);
  keepInk(amounts);
  const ink = { width: image.width, height: image.height, amounts };
  dropEdges(ink);
  return ink;
}

/** Leaves what stands out enough, and how far beyond that; strokes as strong as most count alike. */
function keepInk(amounts: Float32Array): void {
  let squares = 0;
  let cubes = 0;
  for (let at = 0; at < amounts.length; at += 1) {
    // Without a branch: on blank paper as much is above 0 as below, by noise.
    const amount = Math.max(0, amounts[at] ?? 0);
    const square = amount * amount;
    squares += square;
    cubes += square * amount;
  }
  const contrast = squares > 0 ? cubes / squares : 0;
  const least = Math.max(leastGreys, leastShare * contrast);
  for (let at = 0; at < amounts.length; at += 1) {
    const amount = amounts[at] ?? 0;
    amounts[at] = amount <= least ? 0 : (amount > contrast ? contrast : amount) - least;
  }
}

/** Takes away what hangs together with ink that runs along an edge of the picture from a corner. */
function dropEdges({ width, height, amounts }: InkMap): void {
  const waiting: number[] = [];
  const dropRuns = (first: number, step: number, length: number) => {
    let start = 0;
    for (let index = 0; index <= length; index += 1) {
      if (index < length && (amounts[first + index * step] ?? 0) > 0) continue;
      const isAtCorner = start === 0 || index === length;
      if (isAtCorner && index - start > mostAlongEdge * length) {
        for (let of = start; of < index; of += 1) waiting.push(first + of * step);
      }
      start = index + 1;
    }
  };
  dropRuns(0, 1, width);
  dropRuns((height - 1) * width, 1, width);
  dropRuns(0, width, height);
  dropRuns(width - 1, width, height);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if ((amounts[at] ?? 0) === 0) continue;
    amounts[at] = 0;
    const x = at % width;
    if (x > 0) waiting.push(at - 1);
    if (x < width - 1) waiting.push(at + 1);
    if (at >= width) waiting.push(at - width);
    if (at < amounts.length - width) waiting.push(at + width);
  }
}

import type { Box } from '#schemas/domain/geometry.ts';
import { blurSquare, coverSquare, type ToSquare } from './cover-square.ts';
import { edgesByZone, edgeZones } from './edge-zones.ts';

/** Side of the square in which a shape is looked at, and cells around the shape that mostly stay empty. */
const side = 32;
const margin = 3;

/** For telling classes of ink apart. */
const fine = edgeZones({ side, zones: 7, directions: 12, isFolded: false });

/** Of a feature's length, so that its values fit in a byte. */
const length = 512;

/** How much of the slant that the ink's moments show is taken out, and the most: columns for each row. */
const upright = 0.85;
const mostSlant = 0.5;

/** Thin shapes are widened to this part of their longer side, but by no more than so many times. */
const leastAspect = 0.3;
const mostWidening = 3;

/** How a symbol's ink looks, with what its square does not show. */
export interface InkShape {
  /** Strength of edges by zone and direction, 0 to 255; the root of the sum of squares is 512. */
  readonly feature: Uint8Array;
  /** Logarithms of width / height, and of the longer side / that of a typical symbol of the formula. */
  readonly aspect: number;
  readonly size: number;
}

/**
 * Looks at the ink of one symbol, made upright and of one size by its moments (Liu and others 2004, moment
 * normalisation with adaptive aspect), so that hands that slant and stretch differently look more alike.
 *
 * @param runs Triples of row, first column, column after the last.
 * @param box Around the runs, in the same pixels.
 * @param typical Longer side of a typical symbol of the formula; pixels.
 */
export function inkShape(runs: readonly Int32Array[], box: Box, typical: number): InkShape {
  const longer = Math.max(box.width, box.height, 1);
  const edges = edgesByZone(blurSquare(coverSquare(runs, side, momentsToSquare(runs, longer)), side), fine);
  return {
    feature: Uint8Array.from(edges, (value) => Math.min(255, Math.round(length * value))),
    aspect: limited(Math.log((box.width + 0.1 * longer) / (box.height + 0.1 * longer))),
    size: limited(Math.log(longer / Math.max(1, typical))),
  };
}

const aspectWeight = 0.06;
const sizeWeight = 0.08;

/** Logarithms of aspect and size beyond this say nothing more. */
const mostGeometry = 2.5;

/** 0 for ink that looks the same, towards 1 and a little beyond for ink that has nothing in common. */
export function inkDistance(a: InkShape, b: InkShape): number {
  let product = 0;
  const [first, second] = [a.feature, b.feature];
  for (let index = 0; index < first.length; index += 1) product += (first[index] ?? 0) * (second[index] ?? 0);
  return (
    1 - product / (length * length) + aspectWeight * (a.aspect - b.aspect) ** 2 + sizeWeight * (a.size - b.size) ** 2
  );
}

/** The same distance, to the mean of several shapes: what lies between them is as near as they are. */
export function distanceToMean(shape: InkShape, others: readonly InkShape[]): number {
  const count = others.length;
  let squares = 0;
  for (let index = 0; index < shape.feature.length; index += 1) {
    let sum = 0;
    for (const other of others) sum += other.feature[index] ?? 0;
    squares += ((shape.feature[index] ?? 0) - sum / count) ** 2;
  }
  const aspect = others.reduce((sum, other) => sum + other.aspect, 0) / count;
  const size = others.reduce((sum, other) => sum + other.size, 0) / count;
  return (
    squares / (2 * length * length) +
    aspectWeight * (shape.aspect - aspect) ** 2 +
    sizeWeight * (shape.size - size) ** 2
  );
}

function limited(logarithm: number): number {
  return Math.max(-mostGeometry, Math.min(mostGeometry, logarithm));
}

/** The ink's middle to the middle of the square, and twice its deviation to each side of that to the margins. */
function momentsToSquare(runs: readonly Int32Array[], longer: number): ToSquare {
  const { x, y, xx, yy, xy } = momentsOf(runs);
  const wanted = (-upright * xy) / (yy + 0.05 * longer * longer);
  const slant = Math.max(-mostSlant, Math.min(mostSlant, wanted));
  const acrossUpright = Math.max(0, xx + 2 * slant * xy + slant * slant * yy);
  const width = 4 * Math.sqrt(acrossUpright) + 0.04 * longer;
  const height = 4 * Math.sqrt(yy) + 0.04 * longer;
  const aspect = Math.max(
    leastAspect,
    Math.sqrt(Math.sin((Math.PI / 2) * (Math.min(width, height) / Math.max(width, height)))),
  );
  const inner = side - 2 * margin;
  const across = (width < height ? aspect * inner : inner) / width;
  const down = (height < width ? aspect * inner : inner) / height;
  const most = mostWidening * Math.min(across, down);
  const scaleX = Math.min(across, most);
  const scaleY = Math.min(down, most);
  return { scaleX, scaleY, slant, x0: side / 2 - scaleX * (x + slant * y), y0: side / 2 - scaleY * y };
}

/** Middle of the ink, and its variances and covariance about it; pixels. */
function momentsOf(runs: readonly Int32Array[]) {
  let [area, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0];
  for (const part of runs) {
    for (let at = 0; at < part.length; at += 3) {
      const y = (part[at] ?? 0) + 0.5;
      const [from = 0, to = 0] = [part[at + 1], part[at + 2]];
      const count = to - from;
      const middle = (from + to) / 2;
      area += count;
      sumX += count * middle;
      sumY += count * y;
      sumXX += (to ** 3 - from ** 3) / 3;
      sumYY += count * (y * y + 1 / 12);
      sumXY += count * y * middle;
    }
  }
  const total = area || 1;
  const [x, y] = [sumX / total, sumY / total];
  return { x, y, xx: sumXX / total - x * x, yy: sumYY / total - y * y, xy: sumXY / total - x * y };
}

import type { PixelBox } from '../crop/pixel-box.ts';
import { findInk, type InkMap } from './find-ink.ts';
import type { GreyImage } from './grey-image.ts';

/** About the longest side of the picture in which ink is looked for. */
const lookedAtPx = 160;
/** Ink on less than this part of a picture is looked at again, closer. */
const sparseInk = 0.25;
/** Pixels of ink, and how much of strokes there must be in its ellipse: one symbol alone looks like many others. */
const leastPixels = 24;
const leastStrokes = 13;
/** The spread ink is laid on a square of so many cells, which reaches so many standard deviations. */
const cells = 48;
const reach = 2.3;
const across = 16;
const down = 8;

/** Cosines of the DCT-II as whole numbers: rounding hides the last bits, in which systems differ. */
const cosines = Array.from({ length: across }, (_, frequency) =>
  Int32Array.from({ length: cells }, (__, index) =>
    Math.round(2 ** 14 * Math.cos(((2 * index + 1) * frequency * Math.PI) / (2 * cells))),
  ),
);

/** The ink of one picture after the other, laid out. */
const square = new Float64Array(cells * cells);

/** What ink that is spread evenly has of each frequency in one direction: what is above it is told by a bit. */
const evenly = Array.from({ length: across }, (_, frequency) => {
  const phase = (frequency * Math.PI * Math.sqrt(3)) / (2 * reach);
  const part = frequency === 0 ? 1 : Math.sin(phase) / phase;
  return frequency % 2 === 1 ? 0 : (frequency % 4 === 0 ? 1 : -1) * Math.round(2 ** 14 * part);
});

/**
 * Hash of the ink of a picture alone, wherever it stands on it and whatever is around: the ink is moved to its centre of
 * mass, brought to one spread in both directions, and straightened, so that margins, scale and small turns drop out; 128
 * bits tell of its lowest frequencies. How far the spread was stretched, and where to, is told beside, because it tells
 * formulas apart. See `isSameInk` for how two are compared.
 *
 * @returns 36 hexadecimal digits: frequencies up to 7 in both directions (16 digits), those across from 8 on (16), the
 *   stretch (2) and its direction (2); null where there is too little ink to tell one picture from another.
 */
export function inkHashOf(grey: GreyImage): string | null {
  const whole = { x: 0, y: 0, width: grey.width, height: grey.height };
  const scale = scaleOf(grey);
  const first = spreadOf(findInk(reduceBy(scale, grey, whole)));
  if (first === null) return null;
  const close = scale > 1 ? surroundings(first, scale, grey) : null;
  const spread = close ? spreadOf(findInk(reduceBy(scaleOf(close), grey, close))) : first;
  if (spread === null || spread.strokes < leastStrokes) return null;
  const bits = bitsOf(spread);
  return `${bits}${spread.stretch.toString(16).padStart(2, '0')}${spread.direction.toString(16).padStart(2, '0')}`;
}

/** Where ink is, and what brings it to one spread. */
interface Spread {
  readonly ink: InkMap;
  readonly amount: number;
  readonly centreX: number;
  readonly centreY: number;
  /** Standard deviations. */
  readonly spreadX: number;
  readonly spreadY: number;
  /** Spread place by place in pixels: `[x by x, x by y, y by x, y by y]`. */
  readonly straighten: readonly [number, number, number, number];
  /** Length of all strokes, in times of the mean spread. */
  readonly strokes: number;
  /** Longest to shortest spread, in 32nds of a power of two. */
  readonly stretch: number;
  /** Direction of the longest spread, in 256ths of a half turn. */
  readonly direction: number;
}

function spreadOf(ink: InkMap): Spread | null {
  const { width, height, amounts } = ink;
  let amount = 0;
  let [sumX, sumY, pixels, runs] = [0, 0, 0, 0];
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const own = amounts[at] ?? 0;
      if (own === 0) continue;
      pixels += 1;
      if (x === 0 || amounts[at - 1] === 0) runs += 1;
      if (y === 0 || amounts[at - width] === 0) runs += 1;
      amount += own;
      const byX = own * x;
      const byY = own * y;
      sumX += byX;
      sumY += byY;
      xx += byX * x;
      yy += byY * y;
      xy += byX * y;
    }
  }
  if (pixels < leastPixels) return null;
  const [centreX, centreY] = [sumX / amount, sumY / amount];
  // A pixel is spread itself.
  xx = xx / amount - centreX * centreX + 1 / 12;
  yy = yy / amount - centreY * centreY + 1 / 12;
  xy = xy / amount - centreX * centreY;
  const middle = (xx + yy) / 2;
  const gap = Math.sqrt(Math.max(0, middle * middle - (xx * yy - xy * xy)));
  const [longest, shortest] = [middle + gap, Math.max(1 / 12, middle - gap)];
  const turn = Math.atan2(2 * xy, xx - yy) / (2 * Math.PI);
  return {
    ink,
    amount,
    centreX,
    centreY,
    spreadX: Math.sqrt(xx),
    spreadY: Math.sqrt(yy),
    straighten: straightenBy(xx, yy, xy),
    strokes: runs / Math.sqrt(Math.sqrt(longest * shortest)),
    stretch: Math.min(255, Math.round(16 * Math.log2(longest / shortest))),
    direction: Math.round(256 * (turn + 1)) % 256,
  };
}

/** Along the longer direction nothing is moved, and the shorter one is sheared until the two have nothing in common. */
function straightenBy(xx: number, yy: number, xy: number): Spread['straighten'] {
  if (xx >= yy) {
    const slope = xy / xx;
    const rest = Math.sqrt(Math.max(1 / 12, yy - slope * xy));
    return [1 / Math.sqrt(xx), 0, -slope / rest, 1 / rest];
  }
  const slope = xy / yy;
  const rest = Math.sqrt(Math.max(1 / 12, xx - slope * xy));
  return [1 / rest, -slope / rest, 0, 1 / Math.sqrt(yy)];
}

/** The part of the picture around ink that takes little of it; null where it takes much. */
function surroundings({ centreX, centreY, spreadX, spreadY }: Spread, scale: number, grey: GreyImage): PixelBox | null {
  const halfX = (reach + 1) * spreadX;
  const halfY = (reach + 1) * spreadY;
  const x = Math.max(0, Math.floor((centreX - halfX) * scale));
  const y = Math.max(0, Math.floor((centreY - halfY) * scale));
  const width = Math.min(grey.width, Math.ceil((centreX + halfX) * scale)) - x;
  const height = Math.min(grey.height, Math.ceil((centreY + halfY) * scale)) - y;
  return width * height < sparseInk * grey.width * grey.height ? { x, y, width, height } : null;
}

/** By how much an area of a picture is scaled down to be looked at: by whole numbers, so that each pixel counts alike. */
function scaleOf({ width, height }: Pick<PixelBox, 'width' | 'height'>): number {
  return Math.max(1, Math.round(Math.max(width, height) / lookedAtPx));
}

/** An area of a picture, scaled down: each pixel is the mean of a square; what is left at the right and below is left out. */
function reduceBy(scale: number, grey: GreyImage, area: PixelBox): GreyImage {
  const width = Math.max(1, Math.floor(area.width / scale));
  const height = Math.max(1, Math.floor(area.height / scale));
  if (scale === 2 && Math.min(area.width, area.height) > 1) return halve(grey, area);
  const values = new Uint8Array(width * height);
  const [columns, rows] = [Math.min(scale, area.width), Math.min(scale, area.height)];
  const half = (columns * rows) >> 1;
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 1) {
      let sum = half;
      for (let row = 0; row < rows; row += 1) {
        const from = (area.y + y * scale + row) * grey.width + area.x + x * scale;
        for (let at = from; at < from + columns; at += 1) sum += grey.values[at] ?? 0;
      }
      values[to] = sum / (columns * rows);
    }
  }
  return { width, height, values };
}

/** The commonest case: thumbnails of photos. */
function halve(grey: GreyImage, area: PixelBox): GreyImage {
  const [width, height, from] = [area.width >> 1, area.height >> 1, grey.values];
  const values = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    let at = (area.y + 2 * y) * grey.width + area.x;
    for (const end = to + width; to < end; to += 1, at += 2) {
      const below = at + grey.width;
      values[to] = ((from[at] ?? 0) + (from[at + 1] ?? 0) + (from[below] ?? 0) + (from[below + 1] ?? 0) + 2) >> 2;
    }
  }
  return { width, height, values };
}

function bitsOf(spread: Spread): string {
  layOut(spread);
  const rows = new Float64Array(cells * across);
  for (let y = 0; y < cells; y += 1) {
    for (let u = 0; u < across; u += 1) {
      const cosine = cosines[u] ?? new Int32Array(cells);
      let sum = 0;
      for (let x = 0; x < cells; x += 1) sum += (square[y * cells + x] ?? 0) * (cosine[x] ?? 0);
      rows[y * across + u] = sum;
    }
  }
  const isAbove = (u: number, v: number) => {
    const cosine = cosines[v] ?? new Int32Array(cells);
    let sum = 0;
    for (let y = 0; y < cells; y += 1) sum += (rows[y * across + u] ?? 0) * (cosine[y] ?? 0);
    return sum > (evenly[u] ?? 0) * (evenly[v] ?? 0) * spread.amount;
  };
  let hash = '';
  for (const half of [0, 8]) {
    for (let v = 0; v < down; v += 1) {
      for (let u = half; u < half + 8; u += 4) {
        let digit = 0;
        for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + Number(isAbove(u + bit, v));
        hash += digit.toString(16);
      }
    }
  }
  return hash;
}

/** Ink laid on a square of cells, each pixel shared out among the four cells that it comes to lie between. */
function layOut({ ink, centreX, centreY, straighten: [xByX, xByY, yByX, yByY] }: Spread): void {
  square.fill(0);
  const half = cells / 2;
  for (let y = 0, at = 0; y < ink.height; y += 1) {
    for (let x = 0; x < ink.width; x += 1, at += 1) {
      const amount = ink.amounts[at] ?? 0;
      if (amount === 0) continue;
      const right = x - centreX;
      const low = y - centreY;
      const u = ((xByX * right + xByY * low) / reach + 1) * half - 0.5;
      const v = ((yByX * right + yByY * low) / reach + 1) * half - 0.5;
      if (u < 0 || v < 0 || u >= cells - 1 || v >= cells - 1) continue;
      const column = Math.floor(u);
      const row = Math.floor(v);
      const to = row * cells + column;
      const rightPart = amount * (u - column);
      const leftPart = amount - rightPart;
      const lowPart = v - row;
      square[to] = (square[to] ?? 0) + leftPart * (1 - lowPart);
      square[to + 1] = (square[to + 1] ?? 0) + rightPart * (1 - lowPart);
      square[to + cells] = (square[to + cells] ?? 0) + leftPart * lowPart;
      square[to + cells + 1] = (square[to + cells + 1] ?? 0) + rightPart * lowPart;
    }
  }
}

import type { BoxObject } from '../boxes/box-dataset.ts';
import { lossyDecoder } from '../text/decoder.ts';

/** Nine decimals are less than a thousandth of a pixel on the largest page. */
const decimals = 9;
const scale = 10 ** decimals;
/** A multiple of a fraction up to 1 is at most this far from what it would be without rounding errors. */
const uncertain = 1e-6;

/** Most bytes that a row takes: a class number and four coordinates of one digit before the point. */
const mostRowBytes = 64;

/** Digits of the numbers below 1000, three of each. */
const threeDigits = Uint8Array.from({ length: 3000 }, (_, at) =>
  `${Math.floor(at / 3)}`.padStart(3, '0').charCodeAt(at % 3),
);

const [space, point, newline, zero] = [0x20, 0x2e, 0x0a, 0x30];

/** Rows of one picture after the other: as strings, each would be put together of ten, and again with the others. */
let room = new Uint8Array(64 * mostRowBytes);

const decoder = lossyDecoder('utf-8');

/** What a label file says of its boxes. */
export interface LabelRows {
  /** Lines `class cx cy width height`, as fractions of the picture. */
  readonly text: string;
  /** Whether boxes that would have the same line were left out. */
  readonly isDoubled: boolean;
}

/** The rows of a picture, in the order of its boxes. @param picture its size in pixels */
export function labelRows(
  objects: readonly BoxObject[],
  { width, height }: { readonly width: number; readonly height: number },
): LabelRows {
  if (room.length < objects.length * mostRowBytes) room = new Uint8Array(2 * objects.length * mostRowBytes);
  const centres = new Set<number>();
  let at = 0;
  for (const { classIndex, box } of objects) {
    const x = (box.x + box.width / 2) / width;
    const rounded = roundedUnits(x);
    if (!Number.isNaN(rounded)) centres.add(rounded);
    at = putText(`${classIndex}`, at);
    at = putFraction(x, at, rounded);
    at = putFraction((box.y + box.height / 2) / height, at);
    at = putFraction(box.width / width, at);
    at = putFraction(box.height / height, at);
    room[at] = newline;
    at += 1;
  }
  const text = decoder.decode(room.subarray(0, at));
  // Boxes with centres of their own have rows of their own: there is nothing to compare.
  return centres.size === objects.length ? { text, isDoubled: false } : withoutDoubles(text, objects.length);
}

function withoutDoubles(text: string, count: number): LabelRows {
  const rows = new Set(text.split('\n').slice(0, -1));
  return rows.size === count ? { text, isDoubled: false } : { text: `${[...rows].join('\n')}\n`, isDoubled: true };
}

/** A fraction in units of its last decimal; NaN where only `toFixed` tells which one it is rounded to. */
function roundedUnits(value: number): number {
  const scaled = value * scale;
  const floor = Math.floor(scaled);
  const beyondHalf = scaled - floor - 0.5;
  // Halves are rounded by what the number is to its last bit, which the multiple does not tell.
  if (!(value >= 0 && value <= 1) || Math.abs(beyondHalf) < uncertain) return Number.NaN;
  return beyondHalf < 0 ? floor : floor + 1;
}

/** Puts a space and a fraction behind it, as `toFixed` writes it; returns where the next byte goes. */
function putFraction(value: number, start: number, rounded = roundedUnits(value)): number {
  room[start] = space;
  if (Number.isNaN(rounded)) return putText(value.toFixed(decimals), start + 1);
  const millions = Math.floor(rounded / 1e6);
  const below = rounded - millions * 1e6;
  const thousands = Math.floor(below / 1000);
  room[start + 1] = millions === 1000 ? zero + 1 : zero;
  room[start + 2] = point;
  putThree(millions % 1000, start + 3);
  putThree(thousands, start + 6);
  putThree(below - thousands * 1000, start + 9);
  return start + 12;
}

function putThree(value: number, at: number): void {
  const from = 3 * value;
  room[at] = threeDigits[from] ?? zero;
  room[at + 1] = threeDigits[from + 1] ?? zero;
  room[at + 2] = threeDigits[from + 2] ?? zero;
}

function putText(text: string, at: number): number {
  for (let index = 0; index < text.length; index += 1) room[at + index] = text.charCodeAt(index);
  return at + text.length;
}

import type { PictureTurn } from '#schemas/domain/picture-turn.ts';

/** The seven ways in which a picture comes again that is turned by quarter turns, or a negative, or both. */
export const pictureTurns: readonly PictureTurn[] = [
  { degrees: 90, isNegative: false },
  { degrees: 180, isNegative: false },
  { degrees: 270, isNegative: false },
  { degrees: 0, isNegative: true },
  { degrees: 90, isNegative: true },
  { degrees: 180, isNegative: true },
  { degrees: 270, isNegative: true },
];

/** Bits of odd frequencies across: every second one. Bits of odd frequencies down: every second row of eight. */
const oddAcross = 0x55555555;
const oddDown = 0x00ff00ff;

/** Bits that a turn changes, once the directions are exchanged. */
const signsOf = { 0: 0, 90: oddAcross, 180: oddAcross ^ oddDown, 270: oddDown };

/**
 * The perceptual hash that a picture has once it is turned, by the hash that it has: nearly, in few bits. Each bit
 * tells whether a frequency lies above the median, which is close to zero: a half turn changes the sign of frequencies
 * that are odd in one direction, a quarter turn exchanges the directions as well, and a negative changes every sign but
 * that of the mean. Turning four times, and the negative of a negative, give the hash again, and so a turned hash is as
 * far from another one as this one, turned back, is from it.
 *
 * @param high The first 32 bits of the hash: eight frequencies across, the lowest first, for each of the four lowest down.
 * @param low The others.
 */
export function turnHash(high: number, low: number, { degrees, isNegative }: PictureTurn): readonly [number, number] {
  const [upper, lower] = degrees === 90 || degrees === 270 ? transpose(high, low) : [high, low];
  const signs = signsOf[degrees];
  const inverse = isNegative ? -1 : 0;
  // The mean is above the median in a negative, too.
  return [upper ^ signs ^ (inverse & 0x7fffffff), lower ^ signs ^ inverse];
}

/** Transposes 8 × 8 bits (Warren, Hacker's Delight, 7–3): first in squares of two, then of four, then of eight bits. */
function transpose(high: number, low: number): readonly [number, number] {
  const upper = transposeFours(high);
  const lower = transposeFours(low);
  return [(upper & 0xf0f0f0f0) | ((lower >>> 4) & 0x0f0f0f0f), ((upper << 4) & 0xf0f0f0f0) | (lower & 0x0f0f0f0f)];
}

/** Transposes the two squares of 4 × 4 bits in four rows of eight. */
function transposeFours(word: number): number {
  let bits = (word ^ (word >>> 7)) & 0x00aa00aa;
  const twos = word ^ bits ^ (bits << 7);
  bits = (twos ^ (twos >>> 14)) & 0x0000cccc;
  return twos ^ bits ^ (bits << 14);
}

import type { InkMask } from './threshold-ink.ts';

/** Pale ink is looked at where it is at least this part of all ink. */
const leastPale = 0.12;

/** Print of the paper crosses at least this part of the picture's columns or rows. */
const leastCrossed = 0.5;

/** And there is at least this much of it, away from dark ink, for each pixel of dark ink. */
const leastPerDark = 0.08;

/** Ink is darker than the print by so many of its standard deviations. */
const deviations = 3;

/**
 * The mask without what is printed on the paper: lines and squares are paler than the pen and go through the whole
 * picture, also under the writing. By how dark they are rather than by where they run, for photographed paper is bent.
 */
export function withoutPaperPrint(mask: InkMask): InkMask {
  const { width, height, ink, darkness } = mask;
  const split = splitOf(histogramOf(mask));
  if (!split || split.below < leastPale * (split.below + split.above)) return mask;
  if (look(mask, (at) => (darkness[at] ?? 0) < split.level).crossed < leastCrossed) return mask;
  // The soft edge of a stroke is pale as well: what counts lies apart from all dark ink.
  const reach = Math.max(2, Math.round(Math.min(width, height) / 150));
  const strokes = aroundInk(mask, split.level, reach);
  const print = look(mask, (at) => strokes[at] === 0);
  if (print.crossed < leastCrossed || print.count < leastPerDark * split.above) return mask;
  const level = Math.min(split.level, print.mean + deviations * print.deviation);
  const kept = aroundInk(mask, level, Math.max(1, Math.round(reach / 2)));
  return {
    width,
    height,
    ink: ink.map((value, at) => value & (kept[at] ?? 0)),
    darkness: darkness.map((value, at) => (kept[at] === 1 ? value : 0)),
  };
}

/** How much ink has each darkness. */
function histogramOf({ ink, darkness }: InkMask): Uint32Array {
  const counts = new Uint32Array(256);
  for (let at = 0; at < ink.length; at += 1) {
    const value = darkness[at] ?? 0;
    if (ink[at] === 1) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** The value that parts values best into two classes (Otsu 1979), and how many are on either side; null for one class. */
function splitOf(counts: Uint32Array) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const sum = counts.reduce((all, count, value) => all + value * count, 0);
  let best: { readonly level: number; readonly below: number; readonly above: number } | null = null;
  let [most, below, sumBelow] = [0, 0, 0];
  for (const [level, count] of counts.entries()) {
    const above = total - below;
    if (below > 0 && above > 0) {
      const apart = (sum - sumBelow) / above - sumBelow / below;
      const spread = below * above * apart * apart;
      if (spread > most) [most, best] = [spread, { level, below, above }];
    }
    below += count;
    sumBelow += level * count;
  }
  return best;
}

/** Ink of some kind: how much, how dark, and in what part of the picture's columns or rows it is, the larger of both. */
function look({ width, height, ink, darkness }: InkMask, isOfKind: (at: number) => boolean) {
  const columns = new Uint8Array(width);
  const rows = new Uint8Array(height);
  let [count, sum, squares] = [0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (ink[at] === 0 || !isOfKind(at)) continue;
      const value = darkness[at] ?? 0;
      count += 1;
      sum += value;
      squares += value * value;
      columns[x] = 1;
      rows[y] = 1;
    }
  }
  const mean = sum / Math.max(1, count);
  const deviation = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
  return { count, mean, deviation, crossed: Math.max(shareOf(columns), shareOf(rows)) };
}

function shareOf(marks: Uint8Array): number {
  return marks.reduce((sum, mark) => sum + mark, 0) / Math.max(1, marks.length);
}

/** 1 for pixels that are no farther than `reach` from ink at least as dark as `level`, across and down. */
function aroundInk({ width, height, ink, darkness }: InkMask, level: number, reach: number): Uint8Array {
  const across = new Uint8Array(ink.length);
  for (let y = 0; y < height; y += 1) {
    let last = -Infinity;
    for (let x = 0; x < width + reach; x += 1) {
      const at = y * width + x;
      if (x < width && ink[at] === 1 && (darkness[at] ?? 0) >= level) last = x;
      if (x >= reach && last >= x - 2 * reach) across[at - reach] = 1;
    }
  }
  const around = new Uint8Array(ink.length);
  const last = new Float64Array(width).fill(-Infinity);
  for (let y = 0; y < height + reach; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (y < height && across[y * width + x] === 1) last[x] = y;
      if (y >= reach && (last[x] ?? -Infinity) >= y - 2 * reach) around[(y - reach) * width + x] = 1;
    }
  }
  return around;
}

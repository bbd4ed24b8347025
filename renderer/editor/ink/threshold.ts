import type { LuminanceGrid } from './luminance-grid.ts';

/** Which values of a grid are ink. */
export interface InkThreshold {
  /** Brightness that parts ink from ground. */
  readonly level: number;
  /** Ink is darker than the ground, as on paper; brighter on a blackboard. */
  readonly isDark: boolean;
}

/** Least difference between the mean brightness of ink and of ground: below it there is only paper. */
const leastContrast = 28;

/** How far the level moves from the middle towards the ground, so that soft edges of a stroke count as ink. */
const softness = 0.45;
/** The level stays this many standard deviations of the ground's brightness away from it: grain is no ink. */
const grainDistance = 3;

/**
 * Parts ink from ground by Otsu's method (the level with the greatest variance between the two classes), moved towards
 * the ground as far as its grain allows; the class with more pixels is the ground. Null where the grid holds no two
 * classes.
 */
export function findInk({ values }: LuminanceGrid): InkThreshold | null {
  const histogram = new Float64Array(256);
  for (const value of values) histogram[value] = (histogram[value] ?? 0) + 1;
  const level = otsuLevel(histogram, values.length);
  const below = statisticsOf(histogram, 0, level);
  const above = statisticsOf(histogram, level + 1, 255);
  if (below.count === 0 || above.count === 0 || above.mean - below.mean < leastContrast) return null;
  const isDark = below.count <= above.count;
  const ground = isDark ? above : below;
  const soft = level + (ground.mean - level) * softness;
  const margin = grainDistance * ground.deviation;
  return isDark
    ? { level: Math.max(level, Math.min(soft, ground.mean - margin)), isDark }
    : { level: Math.min(level, Math.max(soft, ground.mean + margin)), isDark };
}

function otsuLevel(histogram: Float64Array, total: number): number {
  const sum = histogram.reduce((partial, count, value) => partial + count * value, 0);
  let below = 0;
  let sumBelow = 0;
  let best = { variance: 0, level: 0 };
  for (const [value, count] of histogram.entries()) {
    below += count;
    sumBelow += value * count;
    const above = total - below;
    if (below === 0 || above === 0) continue;
    const contrast = (sum - sumBelow) / above - sumBelow / below;
    const variance = below * above * contrast * contrast;
    if (variance > best.variance) best = { variance, level: value };
  }
  return best.level;
}

function statisticsOf(histogram: Float64Array, from: number, to: number) {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let value = from; value <= to; value += 1) {
    const found = histogram[value] ?? 0;
    count += found;
    sum += found * value;
    squares += found * value * value;
  }
  const mean = count === 0 ? 0 : sum / count;
  return { count, mean, deviation: count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

export function isInk(value: number, { level, isDark }: InkThreshold): boolean {
  return isDark ? value <= level : value > level;
}

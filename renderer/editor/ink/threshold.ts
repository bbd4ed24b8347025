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

/**
 * Parts ink from ground by Otsu's method (the level with the greatest variance between the two classes); the class with
 * more pixels is the ground. Null where the grid holds no two classes.
 */
export function findInk({ values }: LuminanceGrid): InkThreshold | null {
  const histogram = new Float64Array(256);
  for (const value of values) histogram[value] = (histogram[value] ?? 0) + 1;
  let sum = 0;
  for (const [value, count] of histogram.entries()) sum += value * count;
  let below = 0;
  let sumBelow = 0;
  let best = { variance: 0, level: 0, contrast: 0, below: 0 };
  for (const [value, count] of histogram.entries()) {
    below += count;
    sumBelow += value * count;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const contrast = (sum - sumBelow) / above - sumBelow / below;
    const variance = below * above * contrast * contrast;
    if (variance > best.variance) best = { variance, level: value, contrast, below };
  }
  if (best.contrast < leastContrast) return null;
  return { level: best.level, isDark: best.below <= values.length / 2 };
}

export function isInk(value: number, { level, isDark }: InkThreshold): boolean {
  return isDark ? value <= level : value > level;
}

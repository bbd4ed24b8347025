import type { GreyPicture } from './picture.ts';
import { windowStatistics } from './window-statistics.ts';

/** What is ink in a picture, one byte a pixel. */
export interface InkMask {
  readonly width: number;
  readonly height: number;
  /** 1 for what is certainly ink: what components are made of. */
  readonly ink: Uint8Array;
  /**
   * How dark the pixel is between the paper around it (0) and the darkest ink of the picture (255); 0 also for what is
   * no darker than the grain of the paper. Beside certain ink it is the soft edge of a mark.
   */
  readonly darkness: Uint8Array;
}

/** How far down from the paper to the darkest ink a pixel must be where nothing else speaks (Wolf and Jolion's k). */
const depth = 0.4;

/** Ink is darker than the paper by at least this part of what the darkest ink of the picture is. */
const leastContrast = 0.25;

/** And by this many times the grain of the paper. */
const leastPerGrain = 5;

/** And by this many of the 255 levels, or a blank sheet would be full of ink. */
const leastLevels = 14;

/** Soft edges are at least this far from the paper towards the ink. */
const edgeDepth = 0.25;

/** Paper whose grain deviates less is clean (a rendered page): there any darker pixel belongs to the ink. */
const cleanGrain = 1;

/**
 * Tells ink from paper by the light around each pixel, so that shadows and uneven light do not matter: the threshold
 * of Wolf and Jolion (2004), which is Sauvola's made independent of the picture's contrast.
 */
export function thresholdInk(grey: GreyPicture): InkMask {
  const { width, height, values } = grey;
  const radiusPx = Math.min(64, Math.max(15, Math.round(Math.min(width, height) / 16)));
  const { means, deviations } = windowStatistics(grey, radiusPx);
  if (isLightOnDark(values, means)) return thresholdInk({ width, height, values: values.map((value) => 255 - value) });
  const counts = histogramOf(values);
  const darkest = quantile(counts, 0.001);
  const largest = largestDeviation(deviations);
  const grain = grainOfPaper(grey, means);
  const lightest = quantile(counts, 0.5);
  const least = Math.max(leastLevels, leastPerGrain * grain, leastContrast * (lightest - darkest));
  const ink = new Uint8Array(values.length);
  const darkness = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const mean = means[at] ?? 0;
    const deviation = deviations[at] ?? 0;
    if (value >= mean && value >= lightest) continue;
    // The paper of a window is lighter than its mean by about as much as its ink pulls the mean down.
    const paper = Math.min(255, mean + 0.5 * deviation);
    if (grain < cleanGrain ? value < lightest : paper - value > Math.max(3 * grain, edgeDepth * (paper - darkest))) {
      darkness[at] = Math.min(255, Math.round((255 * (paper - value)) / Math.max(1, paper - darkest)));
    }
    const threshold = mean - depth * (1 - deviation / largest) * (mean - darkest);
    if (value < threshold && paper - value > least) ink[at] = 1;
  }
  return { width, height, ink, darkness };
}

/**
 * Whether the ink is lighter than what it is on, as chalk is. What differs much from the light around it is ink: the
 * differences lean to its side, wherever shadows lie.
 */
function isLightOnDark(values: Uint8Array, means: Float32Array): boolean {
  let lean = 0;
  for (let at = 0; at < values.length; at += 5) {
    const difference = (values[at] ?? 0) - (means[at] ?? 0);
    lean += difference * difference * difference;
  }
  return lean > 0;
}

/** How many pixels have each value. */
function histogramOf(values: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** The value below which the given share of the pixels lies. */
function quantile(counts: Uint32Array, share: number): number {
  let left = share * counts.reduce((sum, count) => sum + count, 0);
  for (let value = 0; value < 256; value += 1) {
    left -= counts[value] ?? 0;
    if (left <= 0) return value;
  }
  return 255;
}

function largestDeviation(deviations: Float32Array): number {
  let largest = 1;
  for (let at = 0; at < deviations.length; at += 1) {
    const deviation = deviations[at] ?? 0;
    if (deviation > largest) largest = deviation;
  }
  return largest;
}

/** Mean difference of neighbouring pixels on the light side, where there is only paper: how noisy the picture is. */
function grainOfPaper({ width, values }: GreyPicture, means: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let at = 1; at < values.length; at += 7) {
    const value = values[at] ?? 0;
    const before = values[at - 1] ?? 0;
    const mean = means[at] ?? 0;
    if (at % width === 0 || value < mean || before < mean) continue;
    sum += Math.abs(value - before);
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

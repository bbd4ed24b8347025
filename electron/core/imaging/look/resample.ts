import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { RawImage } from '../raw-image.ts';

type Resampling = DatasetOptions['resampling'];

/** Half width of each filter, in pixels of the larger grid. */
const reach: Readonly<Record<Resampling, number>> = { nearest: 0.5, linear: 1, lanczos: 3 };

function weigh(resampling: Resampling, distance: number): number {
  const x = Math.abs(distance);
  if (x >= reach[resampling]) return 0;
  if (resampling === 'nearest') return 1;
  if (resampling === 'linear') return 1 - x;
  if (x < 1e-8) return 1;
  const angle = Math.PI * x;
  return (3 * Math.sin(angle) * Math.sin(angle / 3)) / (angle * angle);
}

interface Taps {
  /** First source pixel of each target pixel. */
  readonly first: Int32Array;
  /** Weights of each target pixel, `count` for each. */
  readonly weights: Float32Array;
  readonly count: number;
}

/** Weights with which source pixels make each target pixel; widened where the image shrinks, so that no ink is lost. */
function tapsOf(source: number, target: number, resampling: Resampling): Taps {
  const scale = source / target;
  const isNearest = resampling === 'nearest';
  const support = isNearest ? 0.5 : reach[resampling] * Math.max(1, scale);
  const count = isNearest ? 1 : Math.ceil(support) * 2 + 1;
  const first = new Int32Array(target);
  const weights = new Float32Array(target * count);
  for (let index = 0; index < target; index += 1) {
    const centre = (index + 0.5) * scale;
    const start = isNearest ? Math.min(source - 1, Math.floor(centre)) : Math.floor(centre - support);
    first[index] = start;
    let sum = 0;
    for (let tap = 0; tap < count; tap += 1) {
      const weight = isNearest ? 1 : weigh(resampling, (start + tap + 0.5 - centre) / Math.max(1, scale));
      weights[index * count + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap += 1) {
      weights[index * count + tap] = (weights[index * count + tap] ?? 0) / sum;
    }
  }
  return { first, weights, count };
}

/**
 * Scales an image (separable filter, edge pixels repeated). In JavaScript and not by the imaging library, so that every
 * backend gives the same pixels, and because a library's pipeline costs more than a small crop.
 */
export function resample(image: RawImage, width: number, height: number, resampling: Resampling): RawImage {
  if (width === image.width && height === image.height) return image;
  const factor = resampling === 'nearest' ? 1 : Math.floor(Math.min(image.width / width, image.height / height));
  return factor > 1
    ? filter(average(image, factor), width, height, resampling)
    : filter(image, width, height, resampling);
}

/** Every square of `factor` pixels as one: the cheap part of shrinking much. What is left at the edges is cut off. */
function average(image: RawImage, factor: number): RawImage {
  const { channels } = image;
  const width = Math.floor(image.width / factor);
  const height = Math.floor(image.height / factor);
  const pixels = new Uint8Array(width * height * channels);
  const sums = new Uint32Array(width * channels);
  const area = factor * factor;
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let row = y * factor; row < (y + 1) * factor; row += 1) {
      let from = row * image.width * channels;
      for (let to = 0; to < sums.length; to += channels) {
        for (let column = 0; column < factor; column += 1) {
          for (let channel = 0; channel < channels; channel += 1) {
            sums[to + channel] = (sums[to + channel] ?? 0) + (image.pixels[from] ?? 0);
            from += 1;
          }
        }
      }
    }
    for (let at = 0; at < sums.length; at += 1) pixels[y * sums.length + at] = Math.round((sums[at] ?? 0) / area);
  }
  return { width, height, channels, pixels };
}

function filter(image: RawImage, width: number, height: number, resampling: Resampling): RawImage {
  const { channels } = image;
  const across = tapsOf(image.width, width, resampling);
  const narrow = new Float32Array(width * image.height * channels);
  for (let y = 0; y < image.height; y += 1) {
    const row = y * image.width;
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        let sum = 0;
        for (let tap = 0; tap < across.count; tap += 1) {
          const from = Math.min(image.width - 1, Math.max(0, (across.first[x] ?? 0) + tap));
          sum += (across.weights[x * across.count + tap] ?? 0) * (image.pixels[(row + from) * channels + channel] ?? 0);
        }
        narrow[(y * width + x) * channels + channel] = sum;
      }
    }
  }
  const down = tapsOf(image.height, height, resampling);
  const pixels = new Uint8Array(width * height * channels);
  const rowLength = width * channels;
  for (let y = 0; y < height; y += 1) {
    for (let at = 0; at < rowLength; at += 1) {
      let sum = 0;
      for (let tap = 0; tap < down.count; tap += 1) {
        const from = Math.min(image.height - 1, Math.max(0, (down.first[y] ?? 0) + tap));
        sum += (down.weights[y * down.count + tap] ?? 0) * (narrow[from * rowLength + at] ?? 0);
      }
      pixels[y * rowLength + at] = Math.min(255, Math.max(0, Math.round(sum)));
    }
  }
  return { width, height, channels, pixels };
}

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
  /** Source pixels of each target pixel, `count` for each; those of the edge are repeated. */
  readonly places: Int32Array;
  /** Weights of the same. */
  readonly weights: Float32Array;
  readonly count: number;
}

/** Weights with which source pixels make each target pixel; widened where the image shrinks, so that no ink is lost. */
function tapsOf(source: number, target: number, resampling: Resampling): Taps {
  const scale = source / target;
  const isNearest = resampling === 'nearest';
  const support = isNearest ? 0.5 : reach[resampling] * Math.max(1, scale);
  const count = isNearest ? 1 : Math.ceil(support) * 2 + 1;
  const places = new Int32Array(target * count);
  const weights = new Float32Array(target * count);
  for (let index = 0; index < target; index += 1) {
    const centre = (index + 0.5) * scale;
    const start = isNearest ? Math.min(source - 1, Math.floor(centre)) : Math.floor(centre - support);
    let sum = 0;
    for (let tap = 0; tap < count; tap += 1) {
      const weight = isNearest ? 1 : weigh(resampling, (start + tap + 0.5 - centre) / Math.max(1, scale));
      places[index * count + tap] = Math.min(source - 1, Math.max(0, start + tap));
      weights[index * count + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap += 1) {
      weights[index * count + tap] = (weights[index * count + tap] ?? 0) / sum;
    }
  }
  return { places, weights, count };
}

/**
 * Scales an image (separable filter, edge pixels repeated). In JavaScript and not by the imaging library, so that every
 * backend gives the same pixels, and because a library's pipeline costs more than a small crop.
 */
export function resample(image: RawImage, width: number, height: number, resampling: Resampling): RawImage {
  if (width === image.width && height === image.height) return image;
  const factor = resampling === 'nearest' ? 1 : Math.floor(Math.min(image.width / width, image.height / height));
  if (factor <= 1) return filter(image, width, height, resampling);
  const averaged = average(image, factor);
  const isDone = averaged.width === width && averaged.height === height;
  return isDone ? averaged : filter(averaged, width, height, resampling);
}

/** Every square of `factor` pixels as one: the cheap part of shrinking much. What is left at the edges is cut off. */
function average({ width: sourceWidth, height: sourceHeight, channels, pixels: source }: RawImage, factor: number) {
  const width = Math.floor(sourceWidth / factor);
  const height = Math.floor(sourceHeight / factor);
  const pixels = new Uint8Array(width * height * channels);
  const rowLength = width * channels;
  const sums = new Uint32Array(rowLength);
  const area = factor * factor;
  const step = factor * channels;
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let row = y * factor; row < (y + 1) * factor; row += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        let start = row * sourceWidth * channels + channel;
        for (let to = channel; to < rowLength; to += channels, start += step) {
          let sum = 0;
          for (let from = start; from < start + step; from += channels) sum += source[from] ?? 0;
          sums[to] = (sums[to] ?? 0) + sum;
        }
      }
    }
    for (let at = 0; at < rowLength; at += 1) pixels[y * rowLength + at] = Math.round((sums[at] ?? 0) / area);
  }
  return { width, height, channels, pixels };
}

function filter(image: RawImage, width: number, height: number, resampling: Resampling): RawImage {
  const narrow = filterAcross(image, width, resampling);
  const { places, weights, count } = tapsOf(image.height, height, resampling);
  const rowLength = width * image.channels;
  const pixels = new Uint8ClampedArray(rowLength * height);
  const sums = new Float64Array(rowLength);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let tap = y * count; tap < (y + 1) * count; tap += 1) {
      const weight = weights[tap] ?? 0;
      const row = (places[tap] ?? 0) * rowLength;
      if (weight === 0) continue;
      for (let at = 0; at < rowLength; at += 1) sums[at] = (sums[at] ?? 0) + weight * (narrow[row + at] ?? 0);
    }
    for (let at = 0; at < rowLength; at += 1) pixels[y * rowLength + at] = Math.round(sums[at] ?? 0);
  }
  return { width, height, channels: image.channels, pixels: new Uint8Array(pixels.buffer) };
}

/** Every row at its new width, not yet rounded. */
function filterAcross(image: RawImage, width: number, resampling: Resampling): Float32Array {
  const { channels, pixels } = image;
  const { places, weights, count } = tapsOf(image.width, width, resampling);
  const narrow = new Float32Array(width * image.height * channels);
  for (let y = 0; y < image.height; y += 1) {
    const row = y * image.width * channels;
    for (let channel = 0; channel < channels; channel += 1) {
      let to = y * width * channels + channel;
      for (let first = 0; first < width * count; first += count, to += channels) {
        let sum = 0;
        for (let tap = first; tap < first + count; tap += 1) {
          sum += (weights[tap] ?? 0) * (pixels[row + (places[tap] ?? 0) * channels + channel] ?? 0);
        }
        narrow[to] = sum;
      }
    }
  }
  return narrow;
}

import type { GreyImage } from './grey-image.ts';

/** Side of a tile in pixels. */
const tilePx = 4;
/** A window reaches so far around its tile, as a share of the longer side of the picture. */
const windowReach = 1 / 8;

/** What ink maps of pictures that are not too large are written to, one after the other: see `differences`. */
const room = new Float32Array(256 * 256);

/** Means of a picture in windows around its tiles, one for all pixels of a tile. */
export class TileWindows {
  readonly #image: GreyImage;
  readonly #columns: number;
  readonly #rows: number;
  readonly #reach: number;
  /** By column of pixels, the column of its tile. */
  readonly #columnOf: Int32Array;

  constructor(image: GreyImage) {
    this.#image = image;
    this.#columns = Math.ceil(image.width / tilePx);
    this.#rows = Math.ceil(image.height / tilePx);
    this.#reach = Math.max(1, Math.round((windowReach * Math.max(image.width, image.height)) / tilePx));
    this.#columnOf = new Int32Array(image.width);
    for (let x = 0; x < image.width; x += 1) this.#columnOf[x] = Math.floor(x / tilePx);
  }

  /** The mean of all pixels around each tile. */
  means(): Float64Array {
    return this.#meansFrom(null, 0);
  }

  /** Whether more stands out darkly from such means or lightly: the sign of the cubes of the differences, summed up. */
  isLighterThanInk(means: Float64Array): boolean {
    const { width, height, values } = this.#image;
    const [columns, columnOf] = [this.#columns, this.#columnOf];
    let skewness = 0;
    // Every fourth pixel tells as much.
    for (let y = 0; y < height; y += 2) {
      const row = Math.floor(y / tilePx) * columns;
      for (let x = 0, at = y * width; x < width; x += 2, at += 2) {
        const difference = (means[row + (columnOf[x] ?? 0)] ?? 0) - (values[at] ?? 0);
        skewness += difference * difference * difference;
      }
    }
    return skewness >= 0;
  }

  /** The mean of those pixels around each tile that are no darker than these means, or no lighter. */
  meansBeyond(means: Float64Array, isLight: boolean): Float64Array {
    return this.#meansFrom(means, isLight ? 1 : -1);
  }

  /** @param bound null: all pixels count; else those do not whose difference below it has this sign */
  #meansFrom(bound: Float64Array | null, sign: number): Float64Array {
    const { width, height, values } = this.#image;
    const columns = this.#columns;
    const sums = new Int32Array(columns * this.#rows);
    const counts = new Int32Array(columns * this.#rows);
    for (let y = 0, at = 0; y < height; y += 1) {
      const end = at + width;
      for (let tile = Math.floor(y / tilePx) * columns; at < end; tile += 1) {
        const mean = bound?.[tile] ?? 0;
        // As whole numbers, and without a branch: noise around a mean falls to either side, which no processor foresees.
        const least = bound !== null && sign > 0 ? Math.ceil(mean) : 0;
        const most = bound !== null && sign < 0 ? Math.floor(mean) : 255;
        let sum = 0;
        let count = 0;
        for (const next = Math.min(end, at + tilePx); at < next; at += 1) {
          const value = values[at] ?? 0;
          const isIn = (((value - least) | (most - value)) >>> 31) ^ 1;
          sum += value * isIn;
          count += isIn;
        }
        sums[tile] = (sums[tile] ?? 0) + sum;
        counts[tile] = (counts[tile] ?? 0) + count;
      }
    }
    return this.#meansAround(sums, counts);
  }

  /**
   * By how much each pixel is darker than such a mean, or lighter where that is not light. Holds until it is asked for
   * again, of any picture: what is allocated for each has to be collected again, and that takes longer than the sums.
   */
  differences(means: Float64Array, isLight: boolean): Float32Array {
    const { width, height, values } = this.#image;
    const [columns, columnOf] = [this.#columns, this.#columnOf];
    const sign = isLight ? 1 : -1;
    const pixels = width * height;
    const differences = pixels <= room.length ? room.subarray(0, pixels) : new Float32Array(pixels);
    for (let y = 0, at = 0; y < height; y += 1) {
      const row = Math.floor(y / tilePx) * columns;
      for (let x = 0; x < width; x += 1, at += 1) {
        differences[at] = ((means[row + (columnOf[x] ?? 0)] ?? 0) - (values[at] ?? 0)) * sign;
      }
    }
    return differences;
  }

  #meansAround(sums: Int32Array, counts: Int32Array): Float64Array {
    const [columns, rows, reach] = [this.#columns, this.#rows, this.#reach];
    const stride = columns + 1;
    const sumsAbove = this.#sumsAbove(sums);
    const countsAbove = this.#sumsAbove(counts);
    const means = new Float64Array(columns * rows);
    for (let row = 0, tile = 0; row < rows; row += 1) {
      const top = Math.max(0, row - reach) * stride;
      const bottom = Math.min(rows, row + reach + 1) * stride;
      for (let column = 0; column < columns; column += 1, tile += 1) {
        const left = Math.max(0, column - reach);
        const right = Math.min(columns, column + reach + 1);
        const from = top + left;
        const to = bottom + right;
        const beside = top + right;
        const below = bottom + left;
        const sum = (sumsAbove[to] ?? 0) - (sumsAbove[beside] ?? 0) - (sumsAbove[below] ?? 0) + (sumsAbove[from] ?? 0);
        const count =
          (countsAbove[to] ?? 0) - (countsAbove[beside] ?? 0) - (countsAbove[below] ?? 0) + (countsAbove[from] ?? 0);
        means[tile] = sum / Math.max(1, count);
      }
    }
    return means;
  }

  /** Sums of all tiles above and left of each corner between tiles. */
  #sumsAbove(values: Int32Array): Int32Array {
    const [columns, rows] = [this.#columns, this.#rows];
    const stride = columns + 1;
    const sums = new Int32Array(stride * (rows + 1));
    for (let row = 0, tile = 0; row < rows; row += 1) {
      let sum = 0;
      for (let to = (row + 1) * stride + 1; to <= (row + 1) * stride + columns; to += 1, tile += 1) {
        sum += values[tile] ?? 0;
        sums[to] = (sums[to - stride] ?? 0) + sum;
      }
    }
    return sums;
  }
}

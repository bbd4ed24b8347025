import type { GreyPicture } from './picture.ts';

/** Mean and standard deviation of the light in a square window around each pixel; the window is cut at the borders. */
export interface WindowStatistics {
  readonly means: Float32Array;
  readonly deviations: Float32Array;
}

/**
 * By running sums: a row of column sums slides down, and a sum of those slides along each row.
 *
 * @param radiusPx The window has `2 * radiusPx + 1` pixels a side.
 */
export function windowStatistics({ width, height, values }: GreyPicture, radiusPx: number): WindowStatistics {
  const means = new Float32Array(width * height);
  const deviations = new Float32Array(width * height);
  const columnSums = new Float64Array(width);
  const columnSquares = new Float64Array(width);
  const moveRow = (row: number, sign: 1 | -1): void => {
    const start = row * width;
    for (let x = 0; x < width; x += 1) {
      const value = values[start + x] ?? 0;
      columnSums[x] = (columnSums[x] ?? 0) + sign * value;
      columnSquares[x] = (columnSquares[x] ?? 0) + sign * value * value;
    }
  };
  for (let y = 0; y < Math.min(radiusPx, height); y += 1) moveRow(y, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + radiusPx < height) moveRow(y + radiusPx, 1);
    if (y - radiusPx - 1 >= 0) moveRow(y - radiusPx - 1, -1);
    const rows = Math.min(height - 1, y + radiusPx) - Math.max(0, y - radiusPx) + 1;
    let sum = 0;
    let squares = 0;
    let columns = 0;
    for (let x = 0; x < Math.min(radiusPx, width); x += 1) {
      sum += columnSums[x] ?? 0;
      squares += columnSquares[x] ?? 0;
      columns += 1;
    }
    for (let x = 0; x < width; x += 1) {
      const entering = x + radiusPx;
      if (entering < width) {
        sum += columnSums[entering] ?? 0;
        squares += columnSquares[entering] ?? 0;
        columns += 1;
      }
      const leaving = x - radiusPx - 1;
      if (leaving >= 0) {
        sum -= columnSums[leaving] ?? 0;
        squares -= columnSquares[leaving] ?? 0;
        columns -= 1;
      }
      const count = rows * columns;
      const mean = sum / count;
      means[y * width + x] = mean;
      deviations[y * width + x] = Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
  }
  return { means, deviations };
}

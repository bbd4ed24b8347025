/** Takes pixels to cells of a square: `x' = scaleX * (x + slant * y) + x0`, `y' = scaleY * y + y0`. */
export interface ToSquare {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x0: number;
  readonly y0: number;
  /** Columns to the right for each row down. */
  readonly slant: number;
}

/**
 * Ink in a square, one share of cover (0 to 1) a cell, by rows; what falls outside is left out.
 *
 * @param runs Triples of row, first column, column after the last.
 * @param side Cells of a side.
 */
export function coverSquare(runs: readonly Int32Array[], side: number, to: ToSquare): Float32Array {
  const { scaleX, scaleY, x0, y0, slant } = to;
  const cells = new Float32Array(side * side);
  for (const part of runs) {
    for (let at = 0; at < part.length; at += 3) {
      const y = part[at] ?? 0;
      const shift = slant * (y + 0.5);
      const top = y * scaleY + y0;
      const bottom = (y + 1) * scaleY + y0;
      const left = ((part[at + 1] ?? 0) + shift) * scaleX + x0;
      const right = ((part[at + 2] ?? 0) + shift) * scaleX + x0;
      for (let row = Math.max(0, Math.floor(top)); row < bottom && row < side; row += 1) {
        const shareY = Math.min(bottom, row + 1) - Math.max(top, row);
        for (let column = Math.max(0, Math.floor(left)); column < right && column < side; column += 1) {
          const cell = row * side + column;
          cells[cell] = (cells[cell] ?? 0) + shareY * (Math.min(right, column + 1) - Math.max(left, column));
        }
      }
    }
  }
  for (let cell = 0; cell < cells.length; cell += 1) if ((cells[cell] ?? 0) > 1) cells[cell] = 1;
  return cells;
}

/** Three cells wide, across and down. */
export function blurSquare(cells: Float32Array, side: number): Float32Array {
  const across = new Float32Array(cells.length);
  for (let at = 1; at < cells.length - 1; at += 1) {
    across[at] = ((cells[at - 1] ?? 0) + 2 * (cells[at] ?? 0) + (cells[at + 1] ?? 0)) / 4;
  }
  const both = new Float32Array(cells.length);
  for (let at = side; at < cells.length - side; at += 1) {
    both[at] = ((across[at - side] ?? 0) + 2 * (across[at] ?? 0) + (across[at + side] ?? 0)) / 4;
  }
  return both;
}

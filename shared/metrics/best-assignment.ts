/**
 * The one-to-one assignment of rows to columns with the greatest sum of weights (the Hungarian method: Kuhn, Naval
 * Research Logistics Quarterly 2, 1955; Munkres, J. SIAM 5, 1957; here with potentials and shortest augmenting paths,
 * O(n²m)). Weights are not negative; `weights[row][column]`, every row of one length.
 *
 * @returns the column of each row; -1: none, where there are more rows than columns
 */
export function bestAssignment(weights: readonly (readonly number[])[]): readonly number[] {
  const rows = weights.length;
  const columns = weights[0]?.length ?? 0;
  if (rows > columns) return invert(bestAssignment(transpose(weights, columns)), rows);
  // Rows and columns count from 1; row 0 and column 0 stand for "none".
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOfColumn = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOfColumn[0] = row;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const visited = new Uint8Array(columns + 1);
    let column = 0;
    do {
      visited[column] = 1;
      const from = at(rowOfColumn, column);
      let least = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let to = 1; to <= columns; to++) {
        if (at(visited, to) === 1) continue;
        const cost = -(weights[from - 1]?.[to - 1] ?? 0) - at(rowPotential, from) - at(columnPotential, to);
        if (cost < at(slack, to)) {
          slack[to] = cost;
          cameFrom[to] = column;
        }
        if (at(slack, to) < least) {
          least = at(slack, to);
          next = to;
        }
      }
      for (let each = 0; each <= columns; each++) {
        if (at(visited, each) === 1) {
          const owner = at(rowOfColumn, each);
          rowPotential[owner] = at(rowPotential, owner) + least;
          columnPotential[each] = at(columnPotential, each) - least;
        } else slack[each] = at(slack, each) - least;
      }
      column = next;
    } while (at(rowOfColumn, column) !== 0);
    while (column !== 0) {
      const previous = at(cameFrom, column);
      rowOfColumn[column] = at(rowOfColumn, previous);
      column = previous;
    }
  }
  const columnOfRow = Array.from({ length: rows }, () => -1);
  for (let column = 1; column <= columns; column++) {
    const row = at(rowOfColumn, column);
    if (row > 0) columnOfRow[row - 1] = column - 1;
  }
  return columnOfRow;
}

function at(values: Float64Array | Int32Array | Uint8Array, index: number): number {
  return values[index] ?? 0;
}

function transpose(weights: readonly (readonly number[])[], columns: number): readonly (readonly number[])[] {
  return Array.from({ length: columns }, (_, column) => weights.map((row) => row[column] ?? 0));
}

function invert(rowOfColumn: readonly number[], rows: number): readonly number[] {
  const columnOfRow = Array.from({ length: rows }, () => -1);
  for (const [column, row] of rowOfColumn.entries()) if (row >= 0) columnOfRow[row] = column;
  return columnOfRow;
}

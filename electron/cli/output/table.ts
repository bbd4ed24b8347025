export type Cell = string | number;

/** Rows as lines with aligned columns: numbers to the right, text to the left. */
export function formatTable(rows: readonly (readonly Cell[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(String(cell)));
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: Cell, width: number): string {
  const text = String(cell);
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return typeof cell === 'number' ? space + text : text + space;
}

/** Columns that a terminal gives to a text: two for each Hangul or CJK character. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (width, character) =>
      width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(character) ? 2 : 1),
    0,
  );
}

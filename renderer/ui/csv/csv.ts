/** Without it Excel takes a file for one of its own country's encoding, and Korean in it turns to rubbish. */
const byteOrderMark = '\ufeff';

/**
 * Rows as CSV (RFC 4180, CRLF, a header line), as a file begins: with the mark of UTF-8. Cells that a spreadsheet would
 * run as a formula are quoted with an apostrophe: file names and reasons are foreign text.
 *
 * @param rest Says how many rows the screen itself does not have, in a line of its own; null: these are all.
 */
export function toCsv(header: readonly string[], rows: readonly CsvRow[], rest: string | null = null): string {
  return byteOrderMark + toCsvLines([header, ...rows, ...(rest === null ? [] : [[rest]])]);
}

export type CsvRow = readonly (string | number)[];

/** Rows without a header: a part of a file. */
export function toCsvLines(rows: readonly CsvRow[]): string {
  return rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // A sign alone is no formula, and the name of a class.
  const harmless = /^[=+\-@\t\r]./su.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Without it Excel takes a file for one of its own country's encoding, and Korean in it turns to rubbish. */
const byteOrderMark = '\ufeff';

/**
 * Rows as CSV (RFC 4180, CRLF, a header line), as a file begins: with the mark of UTF-8. Cells that a spreadsheet would
 * run as a formula are quoted with an apostrophe: file names and reasons are foreign text.
 */
export function toCsv(header: readonly string[], rows: readonly CsvRow[]): string {
  return byteOrderMark + toCsvLines([header, ...rows]);
}

export type CsvRow = readonly (string | number)[];

/** Rows without a header: a part of a file. */
export function toCsvLines(rows: readonly CsvRow[]): string {
  return rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Stands for a row of which a field begins with a quotation mark and does not end with one. */
export const brokenRow: readonly string[] = [];

/** The same for a row by the names of its columns. */
export const brokenRecord: ReadonlyMap<string, string> = new Map();

export const brokenRowProblem =
  'a field begins with a quotation mark and does not end with one, so the row was left out; close it, and double those that belong to the text';

/**
 * Fields of RFC 4180 CSV, row by row; line ends of all systems are read. All fields are text and stay as they are;
 * blanks behind a closing quotation mark belong to none. A quotation mark that nothing closes spoils its own line alone:
 * the row is `brokenRow`.
 *
 * @param isHead The text may end within a field: a row of which nothing closes the last one has the fields before it.
 */
export function csvRows(text: string, separator = ',', isHead = false): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const quoted = text.charAt(at) === '"' ? quotedField(text, at + 1) : null;
    const [field, end] = quoted ?? plainField(text, at, separator);
    if (quoted && !isFieldEnd(text, end, separator)) {
      rows.push(isHead && end > text.length ? [...row, field] : brokenRow);
      row = [];
      at = endOfLine(text, at) + 1;
      continue;
    }
    row.push(field);
    if (text.charAt(end) === separator) {
      at = end + 1;
      if (at === text.length) row.push('');
      else continue;
    } else at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    rows.push(row);
    row = [];
  }
  return rows.filter((fields) => fields.length !== 1 || fields[0] !== '');
}

/** Rows by the names in the first one. */
export function csvRecords(text: string): readonly ReadonlyMap<string, string>[] {
  const [names = [], ...rows] = csvRows(text);
  return rows.map((row) =>
    row === brokenRow ? brokenRecord : new Map(names.map((name, column) => [name.trim(), row[column] ?? ''])),
  );
}

/** The field, and where it ends, behind its quotation mark and blanks; past the end of the text where nothing closes it. */
function quotedField(text: string, start: number): [field: string, end: number] {
  let field = '';
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return [field, text.length + 1];
    field += text.slice(from, quote);
    if (text.charAt(quote + 1) !== '"') return [field, endOfBlanks(text, quote + 1)];
    field += '"';
    from = quote + 2;
  }
}

function endOfBlanks(text: string, start: number): number {
  let end = start;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end += 1;
  return end;
}

function isFieldEnd(text: string, at: number, separator: string): boolean {
  return at === text.length || (at < text.length && [separator, '\n', '\r'].includes(text.charAt(at)));
}

/** Where a line ends; the carriage return before its line feed may belong to it. */
function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/\n|\r(?!\n)/);
  return end < 0 ? text.length : from + end;
}

function plainField(text: string, start: number, separator: string): [field: string, end: number] {
  let end = start;
  while (
    end < text.length &&
    text.charAt(end) !== separator &&
    text.charAt(end) !== '\n' &&
    text.charAt(end) !== '\r'
  ) {
    end += 1;
  }
  return [text.slice(start, end), end];
}

/** Fields of RFC 4180 CSV, row by row; line ends of all systems are read. All fields are text and stay as they are. */
export function csvRows(text: string, separator = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const [field, end] = text.charAt(at) === '"' ? quotedField(text, at + 1) : plainField(text, at, separator);
    row.push(field);
    if (text.charAt(end) === separator) {
      at = end + 1;
      if (at === text.length) row.push('');
      else continue;
    } else at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    rows.push(row);
    row = [];
  }
  return rows.filter((fields) => fields.length > 1 || fields[0] !== '');
}

/** Rows by the names in the first one. */
export function csvRecords(text: string): readonly ReadonlyMap<string, string>[] {
  const [names = [], ...rows] = csvRows(text);
  return rows.map((row) => new Map(names.map((name, column) => [name.trim(), row[column] ?? ''])));
}

function quotedField(text: string, start: number): [field: string, end: number] {
  let field = '';
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return [field + text.slice(from), text.length];
    field += text.slice(from, quote);
    if (text.charAt(quote + 1) !== '"') return [field, quote + 1];
    field += '"';
    from = quote + 2;
  }
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

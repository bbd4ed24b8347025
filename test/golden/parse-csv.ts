/** Rows of RFC 4180 CSV as objects by the names in the first row. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = parseRows(text);
  return rows.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column] ?? ''])));
}

function parseRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    const [field, end] = text[at] === '"' ? quoted(text, at + 1) : plain(text, at);
    row.push(field);
    if (text[end] !== ',') {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

function quoted(text: string, start: number): [string, number] {
  let field = '';
  for (let at = start; ; at++) {
    if (text[at] === '"' && text[at + 1] !== '"') return [field, at + 1];
    if (text[at] === '"') at += 1;
    field += text[at] ?? '';
  }
}

function plain(text: string, start: number): [string, number] {
  const end = text.slice(start).search(/[,\n]/) + start;
  return [text.slice(start, end), end];
}

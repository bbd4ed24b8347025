import { extensionOf } from '../path.ts';
import { csvRows } from '../reading/csv-rows.ts';
import { isObject, parseJson, textOf } from '../reading/json-text.ts';
import { namesPicture, type PictureNames } from '../reading/picture-names.ts';

/** One row of a table: a picture and its LaTeX. */
export interface TableRow {
  readonly place: string;
  readonly name: string;
  readonly latex: string;
  readonly writer: string | null;
}

/** Columns that say which picture a row speaks of, the surest first. */
const nameColumns = [
  'image',
  'image_name',
  'image_filename',
  'image_file',
  'image_path',
  'image_id',
  'img',
  'img_name',
  'img_path',
  'file_name',
  'filename',
  'file',
  'path',
  'name',
  'id',
];
/** Columns that hold the LaTeX, as written before made canonical. */
const latexColumns = [
  'latex',
  'formula',
  'latex_formula',
  'equation',
  'expression',
  'ground_truth',
  'gt',
  'truth',
  'label',
  'caption',
  'text',
  'transcription',
];

interface Columns {
  readonly name: number;
  readonly latex: number;
  readonly writer: number;
  /** Whether the first row gives the names of the columns. */
  readonly hasHeader: boolean;
}

/**
 * Rows of a table of pictures and their LaTeX: CSV or TSV with a header that names the columns, or with two columns of
 * which one names pictures of the source; JSON with a list of records, or with one LaTeX by picture name.
 *
 * @returns null where the text is no such table
 */
export function tableRows(path: string, text: string, names: PictureNames): readonly TableRow[] | null {
  if (extensionOf(path) === 'json') return jsonRows(path, text, names);
  const separator = extensionOf(path) === 'tsv' ? '\t' : /^[^\n,]*;/.test(text) ? ';' : ',';
  const rows = separator === '\t' ? tabRows(text) : csvRows(text, separator);
  const columns = columnsOf(rows, names);
  if (columns === null) return null;
  return rows.slice(columns.hasHeader ? 1 : 0).map((row, index) => ({
    place: `row ${index + (columns.hasHeader ? 2 : 1)}`,
    name: (row[columns.name] ?? '').trim(),
    latex: (row[columns.latex] ?? '').trim(),
    writer: row[columns.writer]?.trim() || null,
  }));
}

/** Tools that write tabs do not quote: a LaTeX may begin with a quotation mark. */
function tabRows(text: string): readonly (readonly string[])[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));
}

/** Any row may be the one whose picture is there: of the others the import says that it is not. */
function columnsOf([first = [], ...others]: readonly (readonly string[])[], names: PictureNames): Columns | null {
  const header = first.map((name) => name.trim().toLowerCase());
  const columnOf = (wanted: readonly string[]) =>
    header.indexOf(wanted.find((name) => header.includes(name)) ?? '(none)');
  const [name, latex] = [columnOf(nameColumns), columnOf(latexColumns)];
  if (name >= 0 && latex >= 0) {
    return others.some((row) => namesPicture(row[name] ?? '', names))
      ? { name, latex, writer: columnOf(['writer', 'writer_id', 'user_id']), hasHeader: true }
      : null;
  }
  if (first.length !== 2) return null;
  const own = first.findIndex((field) => namesPicture(field, names));
  return own < 0 ? null : { name: own, latex: 1 - own, writer: -1, hasHeader: false };
}

function jsonRows(path: string, text: string, names: PictureNames): readonly TableRow[] | null {
  const read = parseJson(path, '', text.replace(/^\ufeff/, ''));
  if (read.kind === 'unreadable') return null;
  const { value } = read;
  const rows = Array.isArray(value) ? value.map(recordRow) : isObject(value) ? pairRows(value) : [];
  // Lists of classes are pairs, too, and some of their numbers may be names of pictures.
  const telling = Array.isArray(value) ? rows : rows.slice(0, 1);
  return telling.some(({ name, latex }) => latex !== '' && namesPicture(name, names)) ? rows : null;
}

function recordRow(record: unknown, index: number): TableRow {
  const fields = isObject(record) ? record : {};
  const of = (columns: readonly string[]) =>
    columns.map((column) => textOf(fields[column])).find((value) => value !== null && value !== '');
  return {
    place: `record ${index + 1}`,
    name: of(nameColumns) ?? '',
    latex: of(latexColumns)?.trim() ?? '',
    writer: of(['writer', 'writer_id', 'user_id']) ?? null,
  };
}

function pairRows(pairs: Readonly<Record<string, unknown>>): readonly TableRow[] {
  return Object.entries(pairs).map(([name, latex]) => ({
    place: `“${name}”`,
    name,
    latex: typeof latex === 'string' ? latex.trim() : '',
    writer: null,
  }));
}

import { isImagePath } from '../images/list-images.ts';
import { extensionOf } from '../path.ts';
import { brokenRow, csvRows } from '../reading/csv-rows.ts';
import { isObject, parseJson, textOf } from '../reading/json-text.ts';
import { latexNames } from '../reading/latex-names.ts';
import { namesPicture, type PictureNames } from '../reading/picture-names.ts';

/** One row of a table: a picture and its LaTeX. */
export interface TableRow {
  readonly place: string;
  readonly name: string;
  readonly latex: string;
  readonly writer: string | null;
  /** Nothing can be read from the row; see `brokenRow`. */
  readonly isBroken?: true;
}

/** Columns that say which picture a record speaks of, the surest first. */
const nameColumns =
  'image picture image_name image_filename image_file image_path image_id img img_name img_path file_name filename file path name id 이미지 파일'.split(
    ' ',
  );
const writerColumns = ['writer', 'writer_id', 'user_id'];

interface Columns {
  readonly name: number;
  readonly latex: number;
  readonly writer: number;
  /** Whether the first row gives the names of the columns. */
  readonly hasHeader: boolean;
}

/**
 * Rows of a table of pictures and their LaTeX: CSV or TSV with a column that names pictures of the source and one that is
 * called as LaTeX is, or with these two columns alone, also without a header; JSON with a list of records, or with one
 * LaTeX by picture name.
 *
 * @param isHead Only the first characters of the table are there.
 * @returns null where the text is no such table
 */
export function tableRows(path: string, text: string, names: PictureNames, isHead = false): readonly TableRow[] | null {
  if (extensionOf(path) === 'json') return jsonRows(path, text, names);
  const separator = extensionOf(path) === 'tsv' ? '\t' : /^[^\n,]*;/.test(text) ? ';' : ',';
  const rows = separator === '\t' ? tabRows(text) : csvRows(text, separator, isHead);
  const columns = columnsOf(rows, names);
  if (columns === null) return null;
  return rows.slice(columns.hasHeader ? 1 : 0).map((row, index) => ({
    place: `row ${index + (columns.hasHeader ? 2 : 1)}`,
    name: (row[columns.name] ?? '').trim(),
    latex: (row[columns.latex] ?? '').trim(),
    writer: row[columns.writer]?.trim() || null,
    ...(row === brokenRow ? { isBroken: true } : {}),
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

/**
 * The column of pictures is known by what stands in it, in any row: of pictures that are missing the import says so. That
 * of the LaTeX is known by its name, or as the other one of two.
 */
function columnsOf([first = [], ...others]: readonly (readonly string[])[], names: PictureNames): Columns | null {
  const header = first.map((name) => name.trim().toLowerCase());
  const columnOf = (wanted: readonly string[]) =>
    header.indexOf(wanted.find((name) => header.includes(name)) ?? '(none)');
  const known = columnOf(latexNames);
  const ofPictures = (row: readonly string[]) =>
    row.findIndex((field, column) => column !== known && namesPicture(field, names));
  // A picture may be missing: its file name is none of a column all the same.
  const isOfPicture = ofPictures(first) >= 0 || first.some((field) => isImagePath(field.trim()));
  const hasHeader = known >= 0 || !isOfPicture;
  if (!hasHeader && first.length !== 2) return null;
  const telling = (hasHeader ? others : [first, ...others]).find((row) => ofPictures(row) >= 0);
  if (telling === undefined) return null;
  const own = ofPictures(telling);
  const latex = known >= 0 || first.length !== 2 ? known : 1 - own;
  return latex < 0 ? null : { name: own, latex, writer: columnOf(writerColumns), hasHeader };
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
    latex: of(latexNames)?.trim() ?? '',
    writer: of(writerColumns) ?? null,
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

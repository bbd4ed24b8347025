import { trimLatex } from '#shared/latex/trim-latex.ts';
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
/** Those of them that say nothing else. */
const pictureColumns: ReadonlySet<string> = new Set(nameColumns.slice(0, nameColumns.indexOf('file')).concat('이미지'));
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
 * @param options.isHead Only the first characters of the table are there.
 * @param options.mayMissAll Also a table that names pictures, by their extension or its column, none of which is there.
 * @returns null where the text is no such table
 */
export function tableRows(
  path: string,
  text: string,
  names: PictureNames,
  { isHead = false, mayMissAll = false }: { readonly isHead?: boolean; readonly mayMissAll?: boolean } = {},
): readonly TableRow[] | null {
  if (extensionOf(path) === 'json') return jsonRows(path, text, names, mayMissAll);
  const isTabbed = extensionOf(path) === 'tsv' || /^[^\n,;"]*\t/.test(text);
  const separator = isTabbed ? '\t' : /^[^\n,]*;/.test(text) ? ';' : ',';
  const rows = separator === '\t' ? tabRows(text) : csvRows(text, separator, isHead);
  const columns = columnsOf(rows, names, mayMissAll);
  if (columns === null) return null;
  return rows.slice(columns.hasHeader ? 1 : 0).map((row, index) => ({
    place: `row ${index + (columns.hasHeader ? 2 : 1)}`,
    name: (row[columns.name] ?? '').trim(),
    latex: trimLatex(row[columns.latex] ?? ''),
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
function columnsOf(
  [first = [], ...others]: readonly (readonly string[])[],
  names: PictureNames,
  mayMissAll: boolean,
): Columns | null {
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
  const rows = hasHeader ? others : [first, ...others];
  const telling = rows.find((row) => ofPictures(row) >= 0);
  if (telling === undefined && !mayMissAll) return null;
  const own = telling === undefined ? columnOfMissing(rows, header, known) : ofPictures(telling);
  if (own < 0) return null;
  const latex = known >= 0 || first.length !== 2 ? known : 1 - own;
  return latex < 0 ? null : { name: own, latex, writer: columnOf(writerColumns), hasHeader };
}

/** The column of pictures where none of them is there: it holds their file names, or is called so. */
function columnOfMissing(rows: readonly (readonly string[])[], header: readonly string[], latex: number): number {
  for (const row of rows) {
    const own = row.findIndex((field, column) => column !== latex && isImagePath(field.trim()));
    if (own >= 0) return own;
  }
  return header.findIndex((name) => pictureColumns.has(name));
}

function jsonRows(path: string, text: string, names: PictureNames, mayMissAll: boolean): readonly TableRow[] | null {
  const read = parseJson(path, '', text.replace(/^\ufeff/, ''));
  if (read.kind === 'unreadable') return null;
  const { value } = read;
  const rows = Array.isArray(value) ? value.map(recordRow) : isObject(value) ? pairRows(value) : [];
  // Lists of classes are pairs, too, and some of their numbers may be names of pictures.
  const telling = Array.isArray(value) ? rows : rows.slice(0, 1);
  const isTold = (name: string) => namesPicture(name, names) || (mayMissAll && isImagePath(name));
  return telling.some(({ name, latex }) => latex !== '' && isTold(name)) ? rows : null;
}

function recordRow(record: unknown, index: number): TableRow {
  const fields = isObject(record) ? record : {};
  const of = (columns: readonly string[]) =>
    columns.map((column) => textOf(fields[column])).find((value) => value !== null && value !== '');
  return {
    place: `record ${index + 1}`,
    name: of(nameColumns) ?? '',
    latex: trimLatex(of(latexNames) ?? ''),
    writer: of(writerColumns) ?? null,
  };
}

function pairRows(pairs: Readonly<Record<string, unknown>>): readonly TableRow[] {
  return Object.entries(pairs).map(([name, latex]) => ({
    place: `“${name}”`,
    name,
    latex: typeof latex === 'string' ? trimLatex(latex) : '',
    writer: null,
  }));
}

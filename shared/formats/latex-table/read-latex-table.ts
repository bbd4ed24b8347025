import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ListedFile } from '../detect.ts';
import { isImagePath } from '../images/list-images.ts';
import { holdsResults } from '../label-studio/known-by.ts';
import { extensionOf, fileNameOf } from '../path.ts';
import { brokenRowProblem } from '../reading/csv-rows.ts';
import { holdsJson, jsonNoLatex } from '../reading/json-text.ts';
import { namesPicture, type PictureNames, pictureNames } from '../reading/picture-names.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { type TableRow, tableRows } from './table-rows.ts';

/** A table of pictures and their LaTeX, as spreadsheets and scripts write it: CSV, TSV or one JSON document. */
export const latexTableReader: SourceReader = {
  format: 'latex-table',
  recognises: (files) => {
    const names = pictureNames(files.map(({ path }) => path));
    return files.some((file) => looksLikeTable(file, names));
  },
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    const unknown: string[] = [];
    const names = pictureNames(files.paths);
    for (const file of files.paths.filter(mayBeTable)) {
      const decoded = await files.text(file);
      if (decoded.kind === 'undecodable') {
        quarantined.push({ source: file, reason: decoded.reason });
        continue;
      }
      const { text } = decoded;
      const isOther = holdsResults(file, text) || isHasy(text);
      // Of pictures that are all missing each is named, like those of which some are.
      const rows = isOther ? null : tableRows(file, text, names, { mayMissAll: true });
      if (rows === null) unknown.push(file);
      for (const row of rows ?? []) {
        if (row.isBroken) quarantined.push(quarantine(file, row.place, brokenRowProblem, 'row-unclosed'));
        else if (row.name === '')
          quarantined.push(quarantine(file, row.place, 'it names no picture', 'picture-unnamed'));
        else if (row.latex === '')
          quarantined.push(quarantine(file, row.place, 'there is no LaTeX beside the name', 'latex-missing'));
        else if (holdsJson(row.latex)) quarantined.push(quarantine(file, row.place, jsonNoLatex, 'latex-is-json'));
        else found.push(sampleOf(row, file, files));
      }
    }
    // Beside a table that is one, others may be about anything: what no other reader knows either is named all the same.
    const isAlone = found.length === 0 || options.format === 'latex-table';
    if (!isAlone) for (const file of unknown) files.decline(file);
    return planSamples(files, options, found, [...quarantined, ...(isAlone ? unknown.map(notATable) : [])]);
  },
};

function notATable(file: string): QuarantinedSource {
  const problem =
    'no column of it names pictures of the source beside one with their LaTeX. Call the columns image and latex, and import the table together with the pictures';
  return quarantine(file, '', problem, 'table-unknown');
}

function sampleOf({ place, name, latex, writer }: TableRow, file: string, files: SourceFiles): FoundSample {
  const isStem = !isImagePath(name) || files.images.find(name, file).kind === 'missing';
  const page = {
    file,
    boxes: [],
    problems: [],
    latex,
    isSilent: true,
    ...(writer === null ? {} : { writer }),
  } as const;
  return { page, name, place, isStem };
}

/** Tables that other readers know by their names or columns are theirs. */
function mayBeTable(path: string): boolean {
  return (
    ['csv', 'tsv', 'json'].includes(extensionOf(path)) &&
    !['metadata.csv', 'classes.csv', 'crops.csv', 'manifest.json'].includes(fileNameOf(path).toLowerCase())
  );
}

/** By its first rows. Of a JSON document only the first record is there, cut off somewhere. */
function looksLikeTable({ path, head }: ListedFile, names: PictureNames): boolean {
  if (!mayBeTable(path) || head === null || holdsResults(path, head)) return false;
  if (extensionOf(path) !== 'json') return !isHasy(head) && tableRows(path, head, names, { isHead: true }) !== null;
  const record = firstRecord.exec(head)?.[1];
  if (record !== undefined) return tableRows(path, `[${record}]`, names) !== null;
  const pair = /^\ufeff?\s*\{\s*"((?:[^"\\]|\\.)+)"\s*:\s*"/.exec(head);
  return pair !== null && namesPicture(pair[1] ?? '', names);
}

/** The first record of a list: braces in texts, of which LaTeX is full, end nothing; records in it may hold no others. */
const firstRecord = /^\ufeff?\s*\[\s*(\{(?:[^"{}]|"(?:[^"\\]|\\.)*"|\{(?:[^"{}]|"(?:[^"\\]|\\.)*")*\})*\})/;

function isHasy(head: string): boolean {
  const columns = (head.split(/\r?\n/, 1)[0] ?? '').replaceAll('"', '').split(',');
  return columns.includes('path') && columns.includes('symbol_id');
}

import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { extensionOf, fileNameOf, folderOf } from '../path.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';

const isList = (path: string) => extensionOf(path) === 'lst';
const isFormulas = (path: string) => isList(path) && /formulas/i.test(fileNameOf(path));
const isSide = (path: string) => isList(path) && !isFormulas(path);

/**
 * im2latex-100k: `formulas.lst`, one formula a line, and `train.lst` and the like with `index name type` (as published)
 * or `file index` (as im2markup's preprocessing leaves them).
 */
export const im2latexReader: SourceReader = {
  format: 'im2latex',
  recognises: (files) => files.some(({ path }) => isFormulas(path)) && files.some(({ path }) => isSide(path)),
  plan: async (files, options) => {
    const quarantined: QuarantinedSource[] = [];
    const formulas = await readFormulas(files, quarantined);
    const found: FoundSample[] = [];
    for (const file of files.paths.filter(isSide)) {
      const lines = formulas.get(folderOf(file)) ?? [...formulas.values()][0];
      const decoded = await files.text(file);
      if (decoded.kind === 'undecodable') quarantined.push({ source: file, reason: decoded.reason });
      else if (lines !== undefined) readSide(file, decoded.text, lines, found, quarantined);
    }
    return planSamples(files, options, found, quarantined);
  },
};

/**
 * Lines of each `formulas.lst` by its folder. Of several in a folder the raw one is taken. A lone `\r` is no line end. The
 * list as it was published has some thirty lines that are no UTF-8: these alone are left out, where a side names them.
 */
async function readFormulas(files: SourceFiles, quarantined: QuarantinedSource[]) {
  const byFolder = new Map<string, readonly string[]>();
  const lists = files.paths.filter(isFormulas);
  for (const path of [...lists].sort((a, b) => a.length - b.length)) {
    if (byFolder.has(folderOf(path))) continue;
    const decoded = await files.text(path);
    const text = decoded.kind === 'text' ? decoded.text : decoded.lossy;
    if (decoded.kind === 'undecodable') quarantined.push({ source: path, reason: decoded.reason });
    if (text === undefined) continue;
    byFolder.set(
      folderOf(path),
      text.split('\n').map((line) => line.replace(/\r$/, '')),
    );
  }
  return byFolder;
}

function readSide(
  file: string,
  text: string,
  formulas: readonly string[],
  found: FoundSample[],
  quarantined: QuarantinedSource[],
): void {
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const place = `line ${number + 1}`;
    const [first = '', second = '', third] = line.trim().split(/\s+/);
    const isPublished = third !== undefined || (/^\d+$/.test(first) && !/^\d+$/.test(second));
    const [index, name] = isPublished ? [first, second] : [second, first];
    const latex = /^\d+$/.test(index) ? formulas[Number(index)] : undefined;
    if (latex === undefined || name === '') {
      const problem = 'this is no "index name type" with the index of a line of formulas.lst';
      quarantined.push(quarantine(file, place, problem, 'line-not-index-name'));
    } else if (latex.trim() === '') {
      const problem = `line ${index} of formulas.lst (from 0) is empty`;
      quarantined.push(quarantine(file, place, problem, 'formulas-line-empty', { line: index }));
    } else if (latex.includes('\ufffd')) {
      const problem = `line ${index} of formulas.lst (from 0) holds bytes that are no text in its encoding; it was left out: mend that line, or save the file as UTF-8`;
      quarantined.push(quarantine(file, place, problem, 'line-not-decodable'));
    } else {
      const isStem = !/\.[a-z]{3,4}$/i.test(name);
      found.push({ page: { file, boxes: [], problems: [], latex, isSilent: true }, name, place, isStem });
    }
  }
}

import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { trimLatex } from '#shared/latex/trim-latex.ts';
import { counted } from '#shared/words/counted.ts';
import type { ListedFile } from '../detect.ts';
import { joinLines } from '../formulas/join-lines.ts';
import { isImagePath } from '../images/list-images.ts';
import { isPaddleDetection } from '../paddleocr/detection-line.ts';
import { extensionOf, fileNameOf, folderOf, stemOf } from '../path.ts';
import { namesPicture, type PictureNames, pictureNames } from '../reading/picture-names.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { isSanTable } from '../san/san-rows.ts';
import { areLatexPairs, isCalledAsPicture } from './text-pairs.ts';

/**
 * Lines of `name TAB LaTeX` or `name token token …`: `caption.txt` of WAP, BTTR and CoMER (names without extension),
 * label files of HME100K and CAN (names with one). A text file counts when its first line names a picture of the source.
 * Where there are none, text files that are called as a picture hold its LaTeX.
 */
export const captionReader: SourceReader = {
  format: 'caption',
  recognises: (files) => {
    const names = pictureNames(files.map(({ path }) => path));
    return files.some((file) => looksLikeCaptions(file, names)) || areLatexPairs(files, names);
  },
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    const names = pictureNames(files.paths);
    const trees: string[] = [];
    const alone: { readonly path: string; readonly head: string }[] = [];
    for (const file of files.paths.filter((path) => extensionOf(path) === 'txt')) {
      const decoded = await files.text(file);
      if (decoded.kind === 'undecodable') {
        if (isNamedLikeCaptions(file)) quarantined.push({ source: file, reason: decoded.reason });
      } else if (isOfCaptions(file, decoded.text, names)) {
        readLines(file, decoded.text, files, found, quarantined);
      } else if (isSanTable(decoded.text)) trees.push(file);
      else if (isCalledAsPicture(file, names)) alone.push({ path: file, head: decoded.text });
      else files.decline(file);
    }
    if (found.length > 0 || trees.length > 0 || !areLatexPairs(alone, names)) {
      for (const { path } of alone) files.decline(path);
      const plan = planSamples(files, options, found, quarantined);
      return { ...plan, notices: [...plan.notices, ...leftOutTrees(trees)] };
    }
    const pairs = alone.flatMap(({ path, head }) => (head.trim() === '' ? [] : [pairOf(path, head)]));
    const plan = planSamples(files, options, pairs, quarantined);
    const [first] = pairs;
    if (!first) return plan;
    const problem = `${counted(pairs.length, 'text file')} called as a picture of the source ${pairs.length === 1 ? 'was' : 'were'} read as the LaTeX of that picture`;
    return { ...plan, notices: [quarantine(first.page.file, '', problem, 'texts-are-latex')] };
  },
};

/** Label lines say the LaTeX of pictures, and so do tree tables beside them. */
function leftOutTrees([first, ...others]: readonly string[]): readonly QuarantinedSource[] {
  if (first === undefined) return [];
  const count = others.length + 1;
  const message = `${counted(count, 'SAN tree table')} (${first}${count === 1 ? '' : ', …'}) ${count === 1 ? 'was' : 'were'} not read, because lines beside the pictures say their LaTeX already. To read the trees instead, import again as SAN (--format san).`;
  return [{ source: first, reason: reason('san-beside-captions', message, { count, file: first }) }];
}

function readLines(
  file: string,
  text: string,
  files: SourceFiles,
  found: FoundSample[],
  quarantined: QuarantinedSource[],
): void {
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const place = `line ${index + 1}`;
    const parts = splitLine(line);
    if (parts === null || parts.latex === '')
      quarantined.push(quarantine(file, place, 'there is no LaTeX after the name', 'latex-missing'));
    else {
      const { name, latex } = parts;
      const isStem = !isImagePath(name) || files.images.find(name, file).kind === 'missing';
      found.push({
        page: { file, boxes: [], problems: [], latex, isSilent: true },
        name: nameOf(name, file, files),
        place,
        isStem,
      });
    }
  }
}

function pairOf(file: string, text: string): FoundSample {
  const latex = joinLines(text);
  return {
    page: { file, boxes: [], problems: [], latex, isSilent: true },
    name: stemOf(file),
    place: '',
    isStem: true,
  };
}

/** WAP's pictures are called `<name>_0.bmp`. */
function nameOf(name: string, file: string, files: SourceFiles): string {
  if (
    files.images.findStem(name, file).kind === 'missing' &&
    files.images.findStem(`${name}_0`, file).kind === 'image'
  ) {
    return `${name}_0`;
  }
  return name;
}

function splitLine(line: string): { readonly name: string; readonly latex: string } | null {
  const parts = /^([^\t]+)\t(.*)$/.exec(line) ?? /^(\S+)\s+(.*)$/.exec(line);
  const [, name, latex] = parts ?? [];
  return name === undefined || latex === undefined ? null : { name: name.trim(), latex: trimLatex(latex) };
}

function isNamedLikeCaptions(path: string): boolean {
  return /caption|label/i.test(fileNameOf(path));
}

/** Whether a text is read: by its first line, or by any where its name says so and only that picture is missing. */
function isOfCaptions(path: string, text: string, names: PictureNames): boolean {
  if (isPaddleDetection(text.split(/\r?\n/, 1)[0] ?? '')) return false;
  if (looksLikeCaptions({ path, head: text.slice(0, 2000) }, names)) return true;
  return (
    isNamedLikeCaptions(path) && text.split(/\r?\n/).some((line) => namesPicture(splitLine(line)?.name ?? '', names))
  );
}

/** Pascal VOC lists the pictures of a side, with 1 or -1 for those of a class. */
function isImageSet(path: string): boolean {
  return folderOf(path).split('/').includes('ImageSets');
}

/** Whether the first lines name pictures of the source; rows of YOLO or SAN name none, or only by accident. */
function looksLikeCaptions({ path, head }: ListedFile, names: PictureNames): boolean {
  if (extensionOf(path) !== 'txt' || /rec_gt|dict/i.test(fileNameOf(path)) || isImageSet(path)) return false;
  const first = (head ?? '').split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const parts = splitLine(first);
  // Boxes and states of PaddleOCR's tool stand after the names of pictures, too.
  if (parts === null || isPaddleDetection(first) || /^filestate\.txt$/i.test(fileNameOf(path))) return false;
  if (/^\d+(\s+[\d.e+-]+){4,}\s*$|\t<sos>\t/i.test(first)) return false;
  return namesPicture(parts.name, names) || namesPicture(`${parts.name}_0`, names);
}

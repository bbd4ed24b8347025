import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { isImagePath } from '../images/list-images.ts';
import { extensionOf, fileNameOf, folderOf, stemOf } from '../path.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';

const isMath = (path: string) => extensionOf(path) === 'txt' && /^(math|.*_math|unimer.*)$/i.test(stemOf(path));
const isNumbered = (path: string) => /^\d+$/.test(stemOf(path));

/**
 * UniMERNet and pix2tex: one formula a line, in `math.txt` or in a text file called as the folder of its pictures
 * (`cpe.txt` beside `cpe/`), and pictures named by the number of the line, from 0.
 */
export const unimernetReader: SourceReader = {
  format: 'unimernet',
  recognises: (files) => {
    const paths = files.map(({ path }) => path);
    const pictures = paths.filter((path) => /^\d{4,}$/.test(stemOf(path)) && isImagePath(path));
    return pictures.length > 0 && textsOf(paths, pictures).length > 0;
  },
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    const numbered = files.images.paths.filter(isNumbered);
    const texts = textsOf(files.paths, numbered);
    for (const file of texts) {
      const decoded = await files.text(file);
      if (decoded.kind === 'undecodable') {
        quarantined.push({ source: file, reason: decoded.reason });
        continue;
      }
      const lines = decoded.text.split('\n').map((line) => line.replace(/\r$/, ''));
      for (const image of numbered.filter((path) => isOf(path, file, texts))) {
        const latex = lines[Number(stemOf(image))];
        if (latex === undefined || latex.trim() === '') {
          quarantined.push(lineMissing(image, fileNameOf(file), Number(stemOf(image)) + 1));
        } else found.push({ page: { file, boxes: [], problems: [], latex, isSilent: true }, name: image, place: '' });
      }
    }
    return planSamples(files, options, found, quarantined);
  },
};

function lineMissing(image: string, formulas: string, line: number): QuarantinedSource {
  return quarantine(image, '', `${formulas} has no line ${line}`, 'formulas-line-missing', { formulas, line });
}

/** The files of formulas: those that are called so, and those with a folder of numbered pictures of their name. */
function textsOf(paths: readonly string[], numbered: readonly string[]): readonly string[] {
  const folders = new Set(numbered.map(folderOf));
  return paths.filter((path) => isMath(path) || (extensionOf(path) === 'txt' && folders.has(withoutExtension(path))));
}

/** Whether a picture is spoken of by a text: by the one that is called as its folder, else by those at or above it. */
function isOf(image: string, text: string, texts: readonly string[]): boolean {
  const own = texts.find((path) => withoutExtension(path) === folderOf(image));
  if (own !== undefined) return own === text;
  const above = folderOf(text) === '' ? '' : `${folderOf(text)}/`;
  return isMath(text) && (texts.length === 1 || image.startsWith(above));
}

function withoutExtension(path: string): string {
  return path.slice(0, -(extensionOf(path).length + 1));
}

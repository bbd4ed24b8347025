import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { isImagePath } from '../images/list-images.ts';
import { fileNameOf, folderOf, stemOf } from '../path.ts';
import { pictureNames } from '../reading/picture-names.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { countsDiffer, picturesWithoutText, severalTexts, textsNotRead } from './notices.ts';
import { listsPictures, textsByName, textsOfFolder } from './texts-of-folders.ts';

const isNumbered = (path: string) => /^\d+$/.test(stemOf(path));

/**
 * UniMERNet and pix2tex: a text with one formula a line, called as the folder of its pictures (`cpe.txt` beside `cpe/`),
 * as a side beside it (`train.txt` beside `images/`) or `math.txt`; and pictures named by the number of the line, from 0,
 * which is how the loaders of both find it.
 */
export const unimernetReader: SourceReader = {
  format: 'unimernet',
  recognises: (files) => {
    const paths = files.map(({ path }) => path);
    const folders = new Set(paths.filter((path) => /^\d{4,}$/.test(stemOf(path)) && isImagePath(path)).map(folderOf));
    if (folders.size === 0) return false;
    const headOf = new Map(files.map(({ path, head }) => [path, head ?? '']));
    const names = pictureNames(paths);
    const texts = textsByName(paths, folders).filter((path) => !listsPictures(headOf.get(path) ?? '', names));
    return [...folders].some((folder) => textsOfFolder(folder, texts).length > 0);
  },
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    const notices: QuarantinedSource[] = [];
    const texts = await readTexts(files);
    const used = new Set<string>();
    for (const [file, images] of picturesOfTexts(files, texts, quarantined)) {
      used.add(file);
      const text = texts.get(file);
      if (text === undefined || typeof text !== 'string') {
        if (text !== undefined) quarantined.push(text);
        continue;
      }
      const lines = text.replace(/[\r\n]+$/, '').split(/\r?\n/);
      const { differing, withLine } = compareCounts(file, lines, images);
      if (differing !== null) notices.push(differing);
      for (const image of images) {
        const latex = lines[Number(stemOf(image))] ?? '';
        if (withLine.has(image)) {
          const page = { file, boxes: [], problems: [], latex, isSilent: true } as const;
          const doubted = differing === null ? page : ({ ...page, isDoubtedLatex: true } as const);
          found.push({ page: doubted, name: nameFrom(file, image), place: '' });
        } else {
          quarantined.push(lineMissing(image, fileNameOf(file), Number(stemOf(image)) + 1));
        }
      }
    }
    for (const text of texts.keys()) if (!used.has(text)) files.decline(text);
    const plan = planSamples(files, options, found, quarantined);
    if (options.format !== 'unimernet') return { ...plan, notices: [...plan.notices, ...notices] };
    const bare = plan.pages.filter(({ isBare }) => isBare === true).map(({ image }) => image);
    const told = [...picturesWithoutText(bare), ...textsNotRead(files.paths, used)];
    return { ...plan, notices: [...plan.notices, ...notices, ...told] };
  },
};

function lineMissing(image: string, formulas: string, line: number): QuarantinedSource {
  return quarantine(image, '', `${formulas} has no line ${line}`, 'formulas-line-missing', { formulas, line });
}

/** All texts that may be of formulas; why one cannot be read stands in its place. Lists of pictures are left to others. */
async function readTexts(files: SourceFiles): Promise<ReadonlyMap<string, string | QuarantinedSource>> {
  const folders = new Set(files.images.paths.filter(isNumbered).map(folderOf));
  const names = pictureNames(files.paths);
  const texts = new Map<string, string | QuarantinedSource>();
  for (const file of textsByName(files.paths, folders)) {
    const decoded = await files.text(file);
    if (decoded.kind === 'undecodable') texts.set(file, { source: file, reason: decoded.reason });
    else if (listsPictures(decoded.text, names)) files.decline(file);
    else texts.set(file, decoded.text);
  }
  return texts;
}

/** The numbered pictures of each text. */
function picturesOfTexts(
  files: SourceFiles,
  texts: ReadonlyMap<string, unknown>,
  quarantined: QuarantinedSource[],
): ReadonlyMap<string, readonly string[]> {
  const paths = [...texts.keys()];
  const pictures = new Map<string, readonly string[]>();
  for (const [folder, images] of Map.groupBy(files.images.paths.filter(isNumbered), folderOf)) {
    const [text, ...others] = textsOfFolder(folder, paths);
    if (text === undefined) continue;
    if (others.length > 0) quarantined.push(severalTexts(folder, [text, ...others]));
    else pictures.set(text, [...(pictures.get(text) ?? []), ...images]);
  }
  return pictures;
}

/**
 * Whether each line has one picture and each picture a line. Where not, a line may be missing or too much somewhere, and
 * all behind it would be that of another picture.
 */
function compareCounts(file: string, lines: readonly string[], images: readonly string[]) {
  const withLine = new Set(images.filter((image) => (lines[Number(stemOf(image))] ?? '').trim() !== ''));
  const numbers = new Set(images.map((image) => Number(stemOf(image))));
  const alone = lines.flatMap((line, number) => (line.trim() !== '' && !numbers.has(number) ? [number + 1] : []));
  const isBeyond = images.some((image) => Number(stemOf(image)) >= lines.length);
  if (alone.length === 0 && !isBeyond && numbers.size === images.length) return { differing: null, withLine };
  const count = lines.filter((line) => line.trim() !== '').length;
  const differing = countsDiffer(file, {
    lines: count,
    pictures: images.length,
    alone,
    bare: images.length - withLine.size,
  });
  return { differing, withLine };
}

/** A picture as its text would name it. */
function nameFrom(file: string, image: string): string {
  const above = folderOf(file) === '' ? '' : `${folderOf(file)}/`;
  return image.startsWith(above) ? image.slice(above.length) : image;
}

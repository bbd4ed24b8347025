import type { ImportFormat } from '#schemas/contract/imports.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { counted } from '#shared/words/counted.ts';
import { hasFolderTable } from './image-folder/read-image-folder.ts';
import { isImagePath } from './images/list-images.ts';
import { labelmeReader } from './labelme/read-labelme.ts';
import { extensionOf, isLeftoverOfSystem } from './path.ts';
import { sourceReaders } from './readers.ts';
import { sampleFiles } from './samples/packed-samples.ts';
import { areTokens } from './yolo/are-tokens.ts';
import { isClassListPath, pairYoloSources } from './yolo/pair-sources.ts';

/** Formats that sources are read in. */
export type SourceFormat = Exclude<ImportFormat, 'auto'>;

/** A file of a source: its path relative to the import root, and its first characters where it is a text file. */
export interface ListedFile {
  readonly path: string;
  /** Some hundred characters are enough; needed for text files only, of each kind for some of them. */
  readonly head: string | null;
}

export type Detection =
  | { readonly kind: 'format'; readonly format: SourceFormat }
  /** Sources of several formats beside each other; pictures that none of them speaks of come in without truth. */
  | { readonly kind: 'mixed'; readonly formats: readonly SourceFormat[] }
  | { readonly kind: 'ambiguous'; readonly formats: readonly SourceFormat[]; readonly reason: Reason }
  | { readonly kind: 'none'; readonly reason: Reason };

/**
 * Tells the formats of a source by its files: those whose readers know them. Label lines win over the trees beside them,
 * which say the same. InkML takes the label graphs beside it along; label graphs without ink are `lg`; images with label
 * files or a class list are `yolo`; images alone are `images`. Class folders take every picture for a crop: where they
 * only look like it, anything else that is there is believed; where they say so, the user decides.
 *
 * @param root how the source is called in the reason
 */
export function detect(root: string, files: readonly ListedFile[]): Detection {
  const visible = files.filter(({ path }) => !isLeftoverOfSystem(path));
  const has = (extension: string) => visible.some(({ path }) => extensionOf(path) === extension);
  const hasImages = visible.some(({ path }) => isImagePath(path));
  if (has('inkml') && !hasImages) return { kind: 'format', format: 'inkml' };
  const datasets = recogniseDatasets(visible);
  const all: SourceFormat[] = [
    ...(has('inkml') ? (['inkml'] as const) : has('lg') ? (['lg'] as const) : []),
    ...datasets,
    ...(looksLikeYolo(visible) ? (['yolo'] as const) : []),
  ];
  const found = all.length > 1 && !hasFolderTable(visible) ? all.filter((format) => format !== 'image-folder') : all;
  const [only] = found;
  if (only === undefined) {
    if (hasImages) return { kind: 'format', format: 'images' };
    return { kind: 'none', reason: reportNone(root, visible) };
  }
  if (found.length > 1 && found.includes('image-folder')) return severalDatasets(root, found);
  if (found.length > 1) return { kind: 'mixed', formats: found };
  return only === 'inkml' ? { kind: 'mixed', formats: ['inkml'] } : { kind: 'format', format: only };
}

function recogniseDatasets(files: readonly ListedFile[]): readonly SourceFormat[] {
  const packed = samplesOf(files);
  const isSample = new Set(packed);
  const plain = files.filter((file) => !isSample.has(file));
  const found = sourceReaders
    .filter((reader) => reader.recognises(packedFormats.has(reader.format) ? packed : plain))
    .map(({ format }) => format);
  return found.includes('caption') ? found.filter((format) => format !== 'san') : found;
}

/** Formats of samples that lie in containers. */
const packedFormats: ReadonlySet<SourceFormat> = new Set(['webdataset', 'parquet']);

/** Samples in containers, which no other reader is asked about: unless labelme or YOLO wrote a file beside each picture. */
function samplesOf(files: readonly ListedFile[]): readonly ListedFile[] {
  const samples = [...sampleFiles(files, 'tar'), ...sampleFiles(files, 'parquet')];
  return labelmeReader.recognises(samples) || looksLikeYolo(samples) ? [] : samples;
}

function severalDatasets(root: string, formats: readonly SourceFormat[]): Detection {
  const named = formats.join(', ');
  const message = `${root}: holds datasets in more than one format (${named}). Choose the format to read (--format), or the folder of one of them where they are in no archive.`;
  const why = reason('source-several-formats', message, { source: root, formats: named });
  return { kind: 'ambiguous', formats, reason: why };
}

/** Whether images have label files whose first line reads like a row, or a class list and a label file. */
function looksLikeYolo(files: readonly ListedFile[]): boolean {
  const headOf = new Map(files.map(({ path, head }) => [path, head ?? '']));
  const { pages } = pairYoloSources(files.map(({ path }) => path));
  const labels = pages.flatMap((page) => (page.labels === null ? [] : [page.labels]));
  if (labels.some((path) => looksLikeRow(headOf.get(path) ?? ''))) return true;
  return labels.length > 0 && files.some(({ path }) => isClassListPath(path));
}

/** A class number and at least four values that are numbers or what tools write in their place. */
const yoloRow = /^\d+(\.0*)?(\s+([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|[+-]?nan|[+-]?inf(inity)?)){4,}\s*$/i;

function looksLikeRow(head: string): boolean {
  const [line = ''] = head.trimStart().split(/[\r\n]/, 1);
  return !areTokens(line) && yoloRow.test(line);
}

/** Kinds of files that say what is on pictures which stand beside them. */
const tables: ReadonlySet<string> = new Set('csv tsv txt json jsonl xml lst yaml yml'.split(' '));

function reportNone(root: string, files: readonly ListedFile[]): Reason {
  if (files.length > 0 && files.every(({ path }) => tables.has(extensionOf(path)))) {
    const message = `${root}: what it says belongs to pictures, and none are with it. Choose the folder that holds both, or the pictures together with it.`;
    return reason('source-truth-alone', message, { source: root });
  }
  const extensions = [...new Set(files.map(({ path }) => extensionOf(path) || 'no extension'))].sort();
  const held =
    files.length === 0
      ? 'it is empty'
      : `it holds ${counted(files.length, 'other file')} (${extensions.slice(0, 6).join(', ')})`;
  const message = `${root}: there is no image, InkML file or label graph in it; ${held}. Choose a folder with PNG, JPEG, WebP, TIFF, BMP, InkML or .lg files.`;
  return reason('source-without-pages', message, { source: root, files: files.length });
}

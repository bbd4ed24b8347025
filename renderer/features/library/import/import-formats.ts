import type { imports } from '#renderer/i18n/en/imports.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ImportFormat } from '#schemas/contract/imports.ts';

type TextKey = keyof typeof imports;

/** Names of the formats, by their keys in the languages. */
export const formatNames = {
  auto: 'formatAuto',
  images: 'formatImages',
  inkml: 'formatInkml',
  lg: 'formatLg',
  yolo: 'formatYolo',
  coco: 'formatCoco',
  voc: 'formatVoc',
  'label-studio': 'formatLabelStudio',
  cvat: 'formatCvat',
  labelme: 'formatLabelme',
  webdataset: 'formatWebdataset',
  parquet: 'formatParquet',
  'image-folder': 'formatImageFolder',
  'hf-imagefolder': 'formatHfImagefolder',
  paddleocr: 'formatPaddleocr',
  hasy: 'formatHasy',
  jsonl: 'formatJsonl',
  caption: 'formatCaption',
  'latex-table': 'formatLatexTable',
  im2latex: 'formatIm2latex',
  unimernet: 'formatUnimernet',
  parallel: 'formatParallel',
  san: 'formatSan',
} as const satisfies Readonly<Record<ImportFormat, TextKey>>;

/** What people call a format that a report or a look names. */
export function useFormatName(): (format: string) => string {
  const t = useText('imports');
  return (format) => {
    const known = ImportFormat.safeParse(format);
    return known.success ? t(formatNames[known.data]) : format;
  };
}

/** The formats as they are offered: by what they are the truth of. */
export const formatGroups = [
  { group: 'formatsAny', formats: ['auto', 'images'] },
  { group: 'formatsBoxes', formats: ['yolo', 'coco', 'voc', 'label-studio', 'cvat', 'labelme'] },
  { group: 'formatsLayout', formats: ['inkml', 'lg', 'jsonl', 'san'] },
  { group: 'formatsCrops', formats: ['image-folder', 'paddleocr', 'hasy'] },
  { group: 'formatsLatex', formats: ['caption', 'latex-table', 'im2latex', 'unimernet', 'parallel'] },
  { group: 'formatsSamples', formats: ['hf-imagefolder', 'webdataset', 'parquet'] },
] as const satisfies readonly { readonly group: TextKey; readonly formats: readonly ImportFormat[] }[];

const withBoxes: ReadonlySet<ImportFormat> = new Set([
  'auto',
  'images',
  'yolo',
  'coco',
  'voc',
  'label-studio',
  'cvat',
  'labelme',
  'webdataset',
  'parquet',
  'hf-imagefolder',
]);

/** Whether boxes of the format may be formulas of a page as well as symbols of a formula. */
export function mayHoldBoxes(format: ImportFormat): boolean {
  return withBoxes.has(format);
}

/** Whether the format names classes that a class map could rename. */
export function mayNameClasses(format: ImportFormat): boolean {
  return format !== 'images' && withBoxes.has(format);
}

import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { type SubModelKey, subModelIds } from '#schemas/domain/sub-model.ts';
import {
  type DatasetOption,
  type DatasetOptionName,
  datasetOptionNames,
  datasetOptions,
} from '#schemas/formats/dataset-options.ts';
import { formatsFor } from '#shared/formats/formats-for.ts';
import { formatTable } from './table.ts';

/** What each option does, in one line. */
const meanings: Readonly<Record<DatasetOptionName, string>> = {
  classes: 'classes of boxes: each symbol class, groups of them, or one class',
  regions: 'classes of regions: one class formula, or inline, isolated and formula (nobody said)',
  cropPadding: 'pixels added on each side of a crop',
  cropSquare: 'crops filled up to a square',
  cropSize: 'pixels of the longer side of a crop; 0: as it was cut',
  cropBackground: 'around a symbol: the page, or white or black from its box on',
  polarity: 'ink on ground as on the page, or the same for all',
  resampling: 'how pictures are scaled',
  imageHeight: 'pixels of height of formulas; 0: as they were cut',
  latex: 'LaTeX in canonical form, or as it was written',
  splitDigits: 'each digit of a number a token of its own',
  imageType: 'type of pictures that are not copied',
  absolutePath: 'the dataset names its own absolute place (YOLOv5)',
};

/** An option as scripts read it. */
export interface DescribedOption {
  readonly name: DatasetOptionName;
  /** What can be given, as it is written: words, or the bounds of a number. */
  readonly values: readonly string[] | { readonly least: number; readonly most: number };
  readonly preset: string | number | boolean;
  readonly meaning: string;
}

export interface DescribedFormat {
  readonly subModel: SubModelKey;
  readonly format: string;
  readonly title: string;
  /** Whether it is written where nobody chose formats. */
  readonly isUsual: boolean;
  readonly options: readonly DescribedOption[];
}

/** Every format that export writes for the built-in sub-models and those of a project. */
export function listFormats(own: readonly ProjectSubModel[]): readonly DescribedFormat[] {
  return [...subModelIds, ...own.map(({ key }) => key)].flatMap((subModel) =>
    formatsFor(subModel, own).map(({ id, title, isUsual, options }) => ({
      subModel,
      format: id,
      title,
      isUsual,
      options: options.map(describeOption),
    })),
  );
}

function describeOption(name: DatasetOptionName): DescribedOption {
  const option: DatasetOption = datasetOptions[name];
  const facts = { name, preset: option.preset, meaning: meanings[name] };
  if (option.kind === 'count') return { ...facts, values: { least: option.least, most: option.most } };
  return { ...facts, values: option.kind === 'choice' ? option.values : ['yes', 'no'] };
}

/** The formats by sub-model with the options that each knows, then what each option can be. */
export function describeFormats(formats: readonly DescribedFormat[]): string {
  const rows = formats.map(({ subModel, format, title, isUsual, options }) => [
    `${subModel}/${format}`,
    isUsual ? `${title} *` : title,
    options.map(({ name }) => name).join(', '),
  ]);
  const known = new Map(formats.flatMap(({ options }) => options.map((option) => [option.name, option] as const)));
  const settings = datasetOptionNames.flatMap((name) => {
    const option = known.get(name);
    return option ? [[`${name}=${valuesOf(option)}`, `(${presetOf(option)})`, option.meaning]] : [];
  });
  return [
    'Formats (*: written where nobody chooses) and the options that they know:',
    formatTable(rows),
    '',
    'Options: values, (preset), what they do. Write --option name=value for all formats that know it, or',
    '--option detector.name=value or detector/yolo.name=value for some; what stands later counts. A format is written',
    'once more under a name, for other options: --format coco --format coco:one-class --option coco:one-class.classes=one.',
    formatTable(settings),
  ].join('\n');
}

function valuesOf({ values }: DescribedOption): string {
  return 'least' in values ? `${values.least}-${values.most}` : values.join('|');
}

function presetOf({ preset }: DescribedOption): string {
  return typeof preset === 'boolean' ? (preset ? 'yes' : 'no') : String(preset);
}

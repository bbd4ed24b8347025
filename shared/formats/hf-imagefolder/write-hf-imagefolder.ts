import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { type BoxDataset, regionBoxes, symbolBoxes } from '../boxes/box-dataset.ts';
import { noteFrame } from '../crops/crop-frame.ts';
import { cropItems } from '../crops/crop-items.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  type LoadingExample,
  registerFormat,
} from '../dataset-format.ts';
import { type LatexOptionName, latexItems, latexOptions } from '../formulas/latex-items.ts';
import { classTable } from '../samples/class-table.ts';
import { boxFields, cropFields, latexFields, type SampleFields } from '../samples/sample-fields.ts';
import { loadBoxSides, SidesWithoutBoxes } from '../samples/sides-without-boxes.ts';
import {
  type CropOptionName,
  cropOptions,
  type FormulaPictureOptionName,
  formulaLook,
  formulaPictureOptions,
} from '../writing/crop-look.ts';
import { jsonLine } from '../writing/json-lines.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { noItems } from '../writing/side-counts.ts';

const loading: readonly LoadingExample[] = [
  loadBoxSides(
    "load_dataset('imagefolder', data_dir='{folder}')",
    (side) => `load_dataset('imagefolder', data_dir='{folder}/${side}', split='train')`,
  ),
];

/** Hugging Face imagefolder: pictures and `metadata.jsonl` in the folder of each split, where it is always found. */
const shared = {
  id: 'hf-imagefolder',
  title: 'Hugging Face imagefolder',
  version: '3',
  isUsual: false,
  loading,
} as const;

const extractor: DatasetFormat<never> = {
  ...shared,
  subModel: 'extractor',
  options: [],
  write: async function* (release) {
    yield* nameNotHeld('categories');
    return yield* writeBoxes(regionBoxes(release, { minimumSide: 1 }), true);
  },
};

const detector: DatasetFormat<'classes'> = {
  ...shared,
  subModel: 'detector',
  options: ['classes'],
  write: async function* (release, { classes }) {
    yield* nameNotHeld('layout', 'categories', ...(classes === 'all' ? [] : (['labels'] as const)));
    return yield* writeBoxes(symbolBoxes(release, { classes, minimumSide: 1 }), false);
  },
};

const recognizer: DatasetFormat<CropOptionName> = {
  ...shared,
  subModel: 'recognizer',
  options: cropOptions,
  isUsual: false,
  write: async function* (release, options) {
    yield* nameNotHeld('layout', 'categories');
    yield* noteFrame(options);
    yield classTable(
      release.classes.map(({ trainingIndex, label, group }) => ({ index: trainingIndex, name: label, group })),
    );
    const written = noItems();
    for await (const item of cropItems(release, options)) {
      if (item.kind === 'skipped') {
        yield item;
        continue;
      }
      const fileName = `${item.name}.png`;
      written[item.side] += 1;
      yield { kind: 'crop', path: `${item.side}/${fileName}`, ...item.cut };
      yield* item.notes;
      yield metadataLine(item.side, fileName, cropFields(item));
    }
    return yield* endSides(written);
  },
};

const converter: DatasetFormat<LatexOptionName | FormulaPictureOptionName> = {
  ...shared,
  subModel: 'converter',
  options: [...latexOptions, ...formulaPictureOptions],
  isUsual: false,
  write: async function* (release, options) {
    yield* nameNotHeld('categories');
    const look = formulaLook(options);
    const written = noItems();
    for await (const item of latexItems(release, options)) {
      if (item.kind === 'skipped') {
        yield item;
        continue;
      }
      const placed = placePicture(item.side, item.name, item.formula.picture, item.window, look);
      written[item.side] += 1;
      yield* placed.entries;
      yield* item.notes;
      yield metadataLine(item.side, placed.fileName, latexFields(item));
    }
    return yield* endSides(written);
  },
};

export const extractorHfImagefolder = registerFormat(extractor);
export const detectorHfImagefolder = registerFormat(detector);
export const recognizerHfImagefolder = registerFormat(recognizer);
export const converterHfImagefolder = registerFormat(converter);

async function* writeBoxes(dataset: BoxDataset, hasRegions: boolean): AsyncGenerator<Entry, FormatSummary> {
  yield classTable(dataset.classes);
  const written = noItems();
  const sides = new SidesWithoutBoxes();
  for await (const item of dataset.items()) {
    if (item.kind === 'skipped') {
      yield item;
      continue;
    }
    const placed = placePicture(item.side, item.name, item.picture, item.window);
    written[item.side] += 1;
    sides.count(item.side, item.objects.length > 0);
    yield* placed.entries;
    yield* item.notes;
    yield metadataLine(item.side, placed.fileName, boxFields(item, hasRegions));
  }
  yield* sides.notes();
  return yield* endSides(written);
}

function metadataLine(side: SplitSide, fileName: string, fields: SampleFields): Entry {
  return { kind: 'text', path: `${side}/metadata.jsonl`, text: jsonLine({ file_name: fileName, ...fields }) };
}

/** An empty split has no folder: a metadata file without lines is one that loaders stumble over. */
function* endSides(written: Record<SplitSide, number>): Generator<Entry, FormatSummary> {
  const empty = splitSides.filter((side) => written[side] === 0);
  if (empty.length === splitSides.length) yield { kind: 'text', path: 'train/metadata.jsonl', text: '' };
  return written;
}

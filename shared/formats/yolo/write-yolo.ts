import { reason } from '#schemas/domain/reason.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { type BoxDataset, type BoxItem, regionBoxes, symbolBoxes } from '../boxes/box-dataset.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  type LoadingExample,
  registerFormat,
} from '../dataset-format.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { noItems } from '../writing/side-counts.ts';
import { labelRows } from './label-rows.ts';
import { yamlText } from './yaml-text.ts';

/** YOLOv5 and Ultralytics reject a picture with a side of 9 pixels or less. */
const minimumSide = 10;

const loading: readonly LoadingExample[] = [
  {
    trainer: 'Ultralytics',
    language: 'sh',
    code: ({ sides }) => lacksSide(sides) ?? 'cd {folder} && yolo detect train data=data.yaml model=yolo11n.pt',
  },
  {
    trainer: 'YOLOv5',
    language: 'sh',
    code: ({ sides }) =>
      lacksSide(sides) ??
      'python train.py --data {folder}.zip  # a zip of the folder; of a bare folder it wants the option "Absolute path in data.yaml"',
  },
];

/** Both trainers stop before the first step where the pictures of one of them are missing. */
const neededSides = ['train', 'validation'] as const;

/** What stands in place of the lines that would fail. */
function lacksSide(sides: readonly SplitSide[]): string | null {
  const missing = neededSides.filter((side) => !sides.includes(side));
  return missing.length === 0
    ? null
    : `# It trains only where there are pictures for train and validation; there are none for ${missing.join(' and ')}: freeze a release whose split has shares for both.`;
}

/**
 * Ultralytics' layout: `data.yaml` (all classes by number from 0, names quoted, `nc`, no `path` unless asked for, so that
 * the folder can be moved), `images/{train,val,test}` and `labels/{train,val,test}`, those that hold something, with `class cx cy w h` as fractions of the image.
 */
const detector: DatasetFormat<'classes' | 'absolutePath'> = {
  id: 'yolo',
  title: 'YOLO',
  subModel: 'detector',
  version: '1',
  options: ['classes', 'absolutePath'],
  isUsual: false,
  loading,
  write: async function* (release, { classes, absolutePath }, { place }) {
    yield* nameNotHeld('layout', 'writer', 'categories', ...(classes === 'all' ? [] : (['labels'] as const)));
    return yield* writeYolo(symbolBoxes(release, { classes, minimumSide }), absolutePath ? (place ?? null) : null);
  },
};

const extractor: DatasetFormat<'regions' | 'absolutePath'> = {
  id: 'yolo',
  title: 'YOLO',
  subModel: 'extractor',
  version: '1',
  options: ['regions', 'absolutePath'],
  isUsual: false,
  loading,
  write: async function* (release, { regions, absolutePath }, { place }) {
    yield* nameNotHeld(...(regions === 'one' ? (['placement'] as const) : []), 'unusable', 'writer', 'categories');
    return yield* writeYolo(regionBoxes(release, { regions, minimumSide }), absolutePath ? (place ?? null) : null);
  },
};

export const detectorYolo = registerFormat(detector);
export const extractorYolo = registerFormat(extractor);

const folders: Readonly<Record<SplitSide, string>> = { train: 'train', validation: 'val', test: 'test' };

const duplicateRow = reason(
  'row-duplicate',
  'Two boxes of one class at the same place are one row; loaders drop the second.',
);

/** @param place absolute path that `data.yaml` names; null: none */
async function* writeYolo(dataset: BoxDataset, place: string | null): AsyncGenerator<Entry, FormatSummary> {
  if (place !== null) yield { kind: 'noted', item: 'data.yaml', reason: namesItsPlace };
  const written = noItems();
  for await (const item of dataset.items()) {
    if (item.kind === 'skipped') {
      yield item;
      continue;
    }
    written[item.side] += 1;
    yield* entriesOf(item);
  }
  const sides = splitSides.filter((side) => written[side] > 0);
  for (const side of neededSides) {
    if (sides.length > 0 && !sides.includes(side)) yield { kind: 'noted', item: folders[side], reason: sideMissing };
  }
  // Trainers look for every folder that it names; one without pictures is not there.
  yield { kind: 'text', path: 'data.yaml', text: dataYaml(dataset, sides, place) };
  return written;
}

const sideMissing = reason(
  'yolo-side-missing',
  'YOLO trains only where there are pictures for train and validation; one of them has none. Freeze a release whose split has shares for both.',
);

const namesItsPlace = reason(
  'dataset-names-its-place',
  'data.yaml names the absolute path of its folder: where the folder is moved, write it anew or change path: by hand.',
);

function dataYaml({ title, classes }: BoxDataset, held: readonly SplitSide[], place: string | null): string {
  const sides = held.map((side) => `${folders[side]}: images/${folders[side]}\n`);
  const names = classes.map(({ index, name }) => `  ${index}: ${yamlText(name)}\n`);
  const path = place === null ? '' : `path: ${yamlText(place)}\n`;
  return `# ${title}\n${path}${sides.join('')}nc: ${classes.length}\nnames:\n${names.join('')}`;
}

function entriesOf({ side, name, picture, window, objects, notes }: BoxItem): readonly Entry[] {
  const folder = folders[side];
  const placed = placePicture(`images/${folder}`, name, picture, window);
  const { text, isDoubled } = labelRows(objects, window);
  const doubled: Entry[] = isDoubled ? [{ kind: 'noted', item: name, reason: duplicateRow }] : [];
  return [...placed.entries, ...notes, ...doubled, { kind: 'file', path: `labels/${folder}/${name}.txt`, text }];
}

import { reason } from '#schemas/domain/reason.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { type BoxDataset, type BoxItem, type BoxObject, regionBoxes, symbolBoxes } from '../boxes/box-dataset.ts';
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
import { yamlText } from './yaml-text.ts';

/** YOLOv5 and Ultralytics reject a picture with a side of 9 pixels or less. */
const minimumSide = 10;

const loading: readonly LoadingExample[] = [
  { trainer: 'Ultralytics', language: 'sh', code: 'cd {folder} && yolo detect train data=data.yaml model=yolo11n.pt' },
  {
    trainer: 'YOLOv5',
    language: 'sh',
    code: 'python train.py --data {folder}.zip  # a zip of the folder; of a bare folder it wants an absolute path: in data.yaml',
  },
];

/**
 * Ultralytics' layout: `data.yaml` (all classes by number from 0, names quoted, `nc`, no `path`, so that the folder can
 * be moved), `images/{train,val,test}` and `labels/{train,val,test}` with `class cx cy w h` as fractions of the image.
 */
const detector: DatasetFormat<'classes'> = {
  id: 'yolo',
  title: 'YOLO',
  subModel: 'detector',
  version: '1',
  options: ['classes'],
  isUsual: false,
  loading,
  write: async function* (release, { classes }) {
    yield* nameNotHeld('layout', 'writer', 'categories', ...(classes === 'all' ? [] : (['labels'] as const)));
    return yield* writeYolo(symbolBoxes(release, { classes, minimumSide }));
  },
};

const extractor: DatasetFormat<never> = {
  id: 'yolo',
  title: 'YOLO',
  subModel: 'extractor',
  version: '1',
  options: [],
  isUsual: false,
  loading,
  write: async function* (release) {
    yield* nameNotHeld('placement', 'unusable', 'writer', 'categories');
    return yield* writeYolo(regionBoxes(release, { minimumSide }));
  },
};

export const detectorYolo = registerFormat(detector);
export const extractorYolo = registerFormat(extractor);

const folders: Readonly<Record<SplitSide, string>> = { train: 'train', validation: 'val', test: 'test' };

const duplicateRow = reason(
  'row-duplicate',
  'Two boxes of one class at the same place are one row; loaders drop the second.',
);

async function* writeYolo(dataset: BoxDataset): AsyncGenerator<Entry, FormatSummary> {
  yield { kind: 'text', path: 'data.yaml', text: dataYaml(dataset) };
  const written = noItems();
  for await (const item of dataset.items()) {
    if (item.kind === 'skipped') {
      yield item;
      continue;
    }
    written[item.side] += 1;
    yield* entriesOf(item);
  }
  return written;
}

function dataYaml({ title, classes }: BoxDataset): string {
  const sides = splitSides.map((side) => `${folders[side] === 'val' ? 'val' : side}: images/${folders[side]}\n`);
  const names = classes.map(({ index, name }) => `  ${index}: ${yamlText(name)}\n`);
  return `# ${title}\n${sides.join('')}nc: ${classes.length}\nnames:\n${names.join('')}`;
}

function entriesOf({ side, name, picture, window, objects, notes }: BoxItem): readonly Entry[] {
  const folder = folders[side];
  const placed = placePicture(`images/${folder}`, name, picture, window);
  const rows = objects.map((object) => rowOf(object, window));
  const unique = [...new Set(rows)];
  const doubled: Entry[] = unique.length < rows.length ? [{ kind: 'noted', item: name, reason: duplicateRow }] : [];
  const text = unique.map((row) => `${row}\n`).join('');
  return [...placed.entries, ...notes, ...doubled, { kind: 'file', path: `labels/${folder}/${name}.txt`, text }];
}

/** Nine decimals: less than a thousandth of a pixel on the largest page. */
function rowOf({ classIndex, box }: BoxObject, { width, height }: { readonly width: number; readonly height: number }) {
  const numbers = [
    (box.x + box.width / 2) / width,
    (box.y + box.height / 2) / height,
    box.width / width,
    box.height / height,
  ];
  return `${classIndex} ${numbers.map((value) => value.toFixed(9)).join(' ')}`;
}

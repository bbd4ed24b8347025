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
import { roundPixels } from '../writing/round-pixels.ts';
import { noItems } from '../writing/side-counts.ts';

const loading: readonly LoadingExample[] = [
  { trainer: 'labelme', language: 'sh', code: 'labelme {folder}/train --labels {folder}/labels.txt --nodata' },
];

/** labelme: `<side>/<name>.json` beside each picture, rectangles as two corners, and `labels.txt`. */
const detector: DatasetFormat<'classes'> = {
  id: 'labelme',
  title: 'labelme',
  subModel: 'detector',
  version: '1',
  options: ['classes'],
  isUsual: false,
  loading,
  write: async function* (release, { classes }) {
    yield* nameNotHeld('layout', 'writer', 'categories', ...(classes === 'all' ? [] : (['labels'] as const)));
    return yield* writeLabelme(symbolBoxes(release, { classes, minimumSide: 1 }), false);
  },
};

const extractor: DatasetFormat<never> = {
  id: 'labelme',
  title: 'labelme',
  subModel: 'extractor',
  version: '1',
  options: [],
  isUsual: false,
  loading,
  write: async function* (release) {
    yield* nameNotHeld('writer', 'categories');
    return yield* writeLabelme(regionBoxes(release, { minimumSide: 1 }), true);
  },
};

export const detectorLabelme = registerFormat(detector);
export const extractorLabelme = registerFormat(extractor);

async function* writeLabelme(dataset: BoxDataset, isRegions: boolean): AsyncGenerator<Entry, FormatSummary> {
  yield { kind: 'text', path: 'labels.txt', text: dataset.classes.map(({ name }) => `${name}\n`).join('') };
  const written = noItems();
  for await (const item of dataset.items()) {
    if (item.kind === 'skipped') {
      yield item;
      continue;
    }
    written[item.side] += 1;
    const placed = placePicture(item.side, item.name, item.picture, item.window);
    yield* placed.entries;
    yield* item.notes;
    const text = `${JSON.stringify(fileOf(item, placed.fileName, isRegions), null, 1)}\n`;
    yield { kind: 'file', path: `${item.side}/${item.name}.json`, text };
  }
  return written;
}

function fileOf({ window, objects }: BoxItem, fileName: string, isRegions: boolean) {
  return {
    version: '5.5.0',
    flags: {},
    shapes: objects.map((object) => shapeOf(object, isRegions)),
    imagePath: fileName,
    imageData: null,
    imageHeight: window.height,
    imageWidth: window.width,
  };
}

function shapeOf({ label, box, placement, unusable }: BoxObject, isRegions: boolean) {
  const flags = { inline: placement === 'inline', isolated: placement === 'isolated', unusable };
  return {
    label,
    points: [
      [roundPixels(box.x), roundPixels(box.y)],
      [roundPixels(box.x + box.width), roundPixels(box.y + box.height)],
    ],
    group_id: null,
    description: '',
    shape_type: 'rectangle',
    flags: isRegions ? flags : {},
    mask: null,
  };
}

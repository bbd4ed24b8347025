import type { BoxDataset, BoxItem, BoxObject } from '../boxes/box-dataset.ts';
import { registerBoxLayout, writeItems } from '../boxes/box-format.ts';
import type { Entry, FormatSummary, LoadingExample } from '../dataset-format.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { roundPixels } from '../writing/round-pixels.ts';

const loading: readonly LoadingExample[] = [
  { trainer: 'labelme', language: 'sh', code: 'labelme {folder}/{side} --labels {folder}/labels.txt --nodata' },
];

/** labelme: `<side>/<name>.json` beside each picture, rectangles as two corners, and `labels.txt`. */
export const labelme = registerBoxLayout({
  id: 'labelme',
  title: 'labelme',
  version: '1',
  isUsual: false,
  loading,
  notHeldOfSymbols: ['layout', 'writer', 'categories'],
  notHeldOfRegions: ['writer', 'categories'],
  write: writeLabelme,
});

async function* writeLabelme(dataset: BoxDataset, isRegions: boolean): AsyncGenerator<Entry, FormatSummary> {
  yield { kind: 'text', path: 'labels.txt', text: dataset.classes.map(({ name }) => `${name}\n`).join('') };
  return yield* writeItems(dataset, function* (item) {
    const placed = placePicture(item.side, item.name, item.picture, item.window);
    yield* placed.entries;
    yield* item.notes;
    const text = `${JSON.stringify(fileOf(item, placed.fileName, isRegions), null, 1)}\n`;
    yield { kind: 'file', path: `${item.side}/${item.name}.json`, text };
  });
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

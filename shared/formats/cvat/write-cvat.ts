import type { SplitSide } from '#schemas/domain/split.ts';
import type { BoxDataset, BoxItem, BoxObject } from '../boxes/box-dataset.ts';
import { registerBoxLayout, writeItems } from '../boxes/box-format.ts';
import type { Entry, FormatSummary, LoadingExample } from '../dataset-format.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { roundPixels } from '../writing/round-pixels.ts';
import { xmlText } from '../writing/xml-text.ts';

const loading: readonly LoadingExample[] = [
  {
    trainer: 'Datumaro',
    language: 'python',
    code: "from datumaro import Dataset\nDataset.import_from('{folder}', 'cvat')",
  },
  {
    trainer: 'CVAT',
    language: 'sh',
    code: 'cvat-cli task create symbols local {folder}/images/train/*  # then upload annotations.xml as "CVAT 1.1"',
  },
];

/** "CVAT for images 1.1": `annotations.xml` and `images/<side>/`; an image's side is its `subset`. */
export const cvat = registerBoxLayout({
  id: 'cvat',
  title: 'CVAT XML',
  version: '1',
  isUsual: false,
  loading,
  notHeldOfSymbols: ['layout', 'writer', 'categories'],
  notHeldOfRegions: ['writer', 'categories'],
  write: writeCvat,
});

const path = 'annotations.xml';

async function* writeCvat(dataset: BoxDataset, isRegions: boolean): AsyncGenerator<Entry, FormatSummary> {
  yield { kind: 'text', path, text: head(dataset, isRegions) };
  let id = 0;
  const written = yield* writeItems(dataset, function* (item) {
    const placed = placePicture(`images/${item.side}`, item.name, item.picture, item.window);
    yield* placed.entries;
    yield* item.notes;
    yield { kind: 'text', path, text: imageOf(item, id++, placed.fileName, isRegions) };
  });
  yield { kind: 'text', path, text: '</annotations>\n' };
  return written;
}

const regionAttributes =
  '<attribute><name>placement</name><mutable>False</mutable><input_type>select</input_type><default_value>unknown</default_value><values>unknown\ninline\nisolated</values></attribute>' +
  '<attribute><name>unusable</name><mutable>False</mutable><input_type>checkbox</input_type><default_value>false</default_value><values>false</values></attribute>';

function head({ title, classes }: BoxDataset, isRegions: boolean): string {
  const attributes = `<attributes>${isRegions ? regionAttributes : ''}</attributes>`;
  const labels = classes.map(({ name }) => `<label><name>${xmlText(name)}</name>${attributes}</label>\n`).join('');
  const task = `<task><name>${xmlText(title)}</name><mode>annotation</mode><labels>\n${labels}</labels></task>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<annotations>\n<version>1.1</version>\n<meta>${task}</meta>\n`;
}

/** CVAT's names of sides. */
const subsets: Readonly<Record<SplitSide, string>> = { train: 'train', validation: 'validation', test: 'test' };

function imageOf({ side, window, objects }: BoxItem, id: number, fileName: string, isRegions: boolean): string {
  const { width, height } = window;
  const facts = `id="${id}" name="${side}/${fileName}" subset="${subsets[side]}" width="${width}" height="${height}"`;
  return `<image ${facts}>\n${objects.map((object) => boxOf(object, isRegions)).join('')}</image>\n`;
}

function boxOf({ label, box, placement, unusable }: BoxObject, isRegions: boolean): string {
  const [left, top] = [roundPixels(box.x), roundPixels(box.y)];
  const [right, bottom] = [roundPixels(box.x + box.width), roundPixels(box.y + box.height)];
  const corners = `xtl="${left}" ytl="${top}" xbr="${right}" ybr="${bottom}"`;
  const attributes = isRegions
    ? `<attribute name="placement">${placement ?? 'unknown'}</attribute><attribute name="unusable">${unusable}</attribute>`
    : '';
  return `  <box label="${xmlText(label)}" source="manual" occluded="0" ${corners} z_order="0">${attributes}</box>\n`;
}

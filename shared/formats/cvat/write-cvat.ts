import { reason } from '#schemas/domain/reason.ts';
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
    code: ({ sides }) =>
      sides
        .map(
          (side) =>
            `cvat-cli task create ${side} local {folder}/images/${side}/* --labels "$(cat {folder}/labels.json)" --annotation_path {folder}/${side}.xml --annotation_format "CVAT 1.1"`,
        )
        .join('\n'),
  },
];

/**
 * "CVAT for images 1.1": a task a side, `<side>.xml`, with pictures in `images/<side>/` that it names without a folder, and
 * `labels.json`, the labels of such a task. CVAT finds a picture by its name in the task, and takes the number of the
 * image where it finds none, so a name with a folder would put boxes on other pictures without a word. Datumaro takes the name of
 * the file for the subset and looks for its pictures in the folder of that name.
 */
export const cvat = registerBoxLayout({
  id: 'cvat',
  title: 'CVAT XML',
  version: '2',
  isUsual: false,
  loading,
  notHeldOfSymbols: ['layout', 'writer', 'categories'],
  notHeldOfRegions: ['writer', 'categories'],
  write: writeCvat,
});

async function* writeCvat(dataset: BoxDataset, isRegions: boolean): AsyncGenerator<Entry, FormatSummary> {
  yield { kind: 'text', path: 'labels.json', text: labelsOf(dataset, isRegions) };
  yield* nameLongLabels(dataset);
  const begun = new Set<SplitSide>();
  const written = yield* writeItems(dataset, function* (item, number) {
    const path = `${item.side}.xml`;
    if (!begun.has(item.side)) yield { kind: 'text', path, text: head(dataset, item.side, isRegions) };
    begun.add(item.side);
    const placed = placePicture(`images/${item.side}`, item.name, item.picture, item.window);
    yield* placed.entries;
    yield* item.notes;
    yield { kind: 'text', path, text: imageOf(item, number - 1, placed.fileName, isRegions) };
  });
  for (const side of begun) yield { kind: 'text', path: `${side}.xml`, text: '</annotations>\n' };
  return written;
}

/** Characters of a label in CVAT's database. */
const longestLabel = 64;

function* nameLongLabels({ classes }: BoxDataset): Generator<Entry> {
  for (const { name } of classes.filter((one) => one.name.length > longestLabel)) {
    const message = `CVAT itself keeps ${longestLabel} characters of a label; the files hold all of it.`;
    yield { kind: 'noted', item: name, reason: reason('label-longer-than-cvat', message, { longestLabel }) };
  }
}

const placementValues = ['unknown', 'inline', 'isolated'];

/** What `cvat-cli --labels` takes. */
function labelsOf({ classes }: BoxDataset, isRegions: boolean): string {
  const attributes = isRegions
    ? [
        { name: 'placement', mutable: false, input_type: 'select', default_value: 'unknown', values: placementValues },
        { name: 'unusable', mutable: false, input_type: 'checkbox', default_value: 'false', values: ['false'] },
      ]
    : [];
  return `${JSON.stringify(
    classes.map(({ name }) => ({ name, attributes })),
    null,
    1,
  )}\n`;
}

const regionAttributes =
  `<attribute><name>placement</name><mutable>False</mutable><input_type>select</input_type><default_value>unknown</default_value><values>${placementValues.join('\n')}</values></attribute>` +
  '<attribute><name>unusable</name><mutable>False</mutable><input_type>checkbox</input_type><default_value>false</default_value><values>false</values></attribute>';

function head({ title, classes }: BoxDataset, side: SplitSide, isRegions: boolean): string {
  const attributes = `<attributes>${isRegions ? regionAttributes : ''}</attributes>`;
  const labels = classes.map(({ name }) => `<label><name>${xmlText(name)}</name>${attributes}</label>\n`).join('');
  const facts = `<name>${xmlText(title)}</name><mode>annotation</mode><subset>${side}</subset>`;
  const task = `<task>${facts}<labels>\n${labels}</labels></task>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<annotations>\n<version>1.1</version>\n<meta>${task}</meta>\n`;
}

function imageOf({ window, objects }: BoxItem, id: number, fileName: string, isRegions: boolean): string {
  const { width, height } = window;
  const facts = `id="${id}" name="${fileName}" width="${width}" height="${height}"`;
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

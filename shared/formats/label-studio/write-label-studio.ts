import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { BoxDataset, BoxItem, BoxObject } from '../boxes/box-dataset.ts';
import { registerBoxLayout, writeItems } from '../boxes/box-format.ts';
import type { Entry, FormatSummary, LoadingExample } from '../dataset-format.ts';
import { jsonListElement, jsonListEnd } from '../writing/json-list.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { xmlText } from '../writing/xml-text.ts';
import { ownLatexId, withoutRelations } from './truth-of-results.ts';

const loading: readonly LoadingExample[] = [
  {
    trainer: 'Label Studio',
    language: 'sh',
    code: 'LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT="$PWD/{folder}" label-studio start\n# In a new project: label_config.xml as its labelling interface, a storage "Local files" at the folder images in there, then import {side}.json.',
  },
];

/**
 * Label Studio: `<side>.json`, tasks with one annotation each, `label_config.xml` and `images/<side>/`, which tasks name
 * as local files. Boxes are percentages of the image. Relations and LaTeX are taken along where they are accepted; that
 * there are none, on purpose, stands in `meta` of the task, which Label Studio keeps and shows nobody.
 */
export const labelStudio = registerBoxLayout({
  id: 'label-studio',
  title: 'Label Studio',
  version: '2',
  isUsual: false,
  loading,
  notHeldOfSymbols: ['order', 'writer', 'categories'],
  notHeldOfRegions: ['writer', 'categories'],
  write: writeTasks,
});

async function* writeTasks(dataset: BoxDataset): AsyncGenerator<Entry, FormatSummary> {
  const relations = new Set<string>();
  const written = yield* writeItems(dataset, function* (item, number) {
    const placed = placePicture(`images/${item.side}`, item.name, item.picture, item.window);
    yield* placed.entries;
    yield* item.notes;
    for (const { type } of item.relations ?? []) relations.add(type);
    const task = taskOf(item, number, `images/${item.side}/${placed.fileName}`);
    yield { kind: 'text', path: pathOf(item.side), text: jsonListElement(number, task) };
  });
  for (const side of splitSides) yield { kind: 'text', path: pathOf(side), text: jsonListEnd(written[side]) };
  yield { kind: 'text', path: 'label_config.xml', text: labelConfig(dataset, [...relations].sort()) };
  return written;
}

function pathOf(side: SplitSide): string {
  return `${side}.json`;
}

function labelConfig({ classes }: BoxDataset, relations: readonly string[]): string {
  const labels = classes.map(({ name }) => `    <Label value="${xmlText(name)}"/>\n`).join('');
  const edges = relations.map((type) => `    <Relation value="${xmlText(type)}"/>\n`).join('');
  const parts = [
    '  <Image name="image" value="$image" zoom="true"/>\n',
    `  <RectangleLabels name="label" toName="image">\n${labels}  </RectangleLabels>\n`,
    ...(relations.length === 0 ? [] : [`  <Relations>\n${edges}  </Relations>\n`]),
    '  <TextArea name="latex" toName="image" editable="true" maxSubmissions="1"/>\n',
  ];
  return `<View>\n${parts.join('')}</View>\n`;
}

function taskOf(item: BoxItem, id: number, image: string) {
  const results = [
    ...item.objects.map((object) => rectangleOf(object, item)),
    ...(item.relations ?? []).map(({ parent, child, type }) => ({
      from_id: parent,
      to_id: child,
      type: 'relation',
      direction: 'right',
      labels: [type],
    })),
    ...(item.latex === null
      ? []
      : [{ id: ownLatexId, type: 'textarea', from_name: 'latex', to_name: 'image', value: { text: [item.latex] } }]),
  ];
  return {
    id,
    data: { image: `/data/local-files/?d=${encodeURI(image)}` },
    annotations: [{ id, result: results, was_cancelled: false, ground_truth: true }],
    predictions: [],
    ...(item.relations?.length === 0 ? { meta: withoutRelations } : {}),
  };
}

function rectangleOf({ id, label, box, placement, unusable }: BoxObject, { window }: BoxItem) {
  const { width, height } = window;
  const percent = (length: number, whole: number) => Math.round((length / whole) * 1e10) / 1e8;
  const meta = {
    ...(placement === null ? {} : { placement: [placement] }),
    ...(unusable ? { unusable: ['true'] } : {}),
  };
  return {
    id,
    type: 'rectanglelabels',
    from_name: 'label',
    to_name: 'image',
    original_width: width,
    original_height: height,
    image_rotation: 0,
    value: {
      x: percent(box.x, width),
      y: percent(box.y, height),
      width: percent(box.width, width),
      height: percent(box.height, height),
      rotation: 0,
      rectanglelabels: [label],
    },
    ...(Object.keys(meta).length === 0 ? {} : { meta }),
  };
}

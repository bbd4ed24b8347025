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
import { namedPicture } from '../writing/named-picture.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { roundPixels } from '../writing/round-pixels.ts';
import { noItems } from '../writing/side-counts.ts';
import { xmlText } from '../writing/xml-text.ts';

const root = 'VOCdevkit/VOC2012';

const loading: readonly LoadingExample[] = [
  {
    trainer: 'torchvision',
    language: 'python',
    code: "from torchvision.datasets import VOCDetection\nVOCDetection('{folder}', year='2012', image_set='train')",
  },
  {
    trainer: 'Datumaro',
    language: 'python',
    code: "from datumaro import Dataset\nDataset.import_from('{folder}/VOCdevkit/VOC2012', 'voc')",
  },
];

/**
 * Pascal VOC as torchvision finds it: `VOCdevkit/VOC2012/{Annotations,ImageSets/Main,JPEGImages}` and `labelmap.txt`, as
 * Datumaro wants it. Corners are 0-based pixels with fractions: `xmax = x + width`. Every picture is called `.jpg`,
 * because loaders look for nothing else; its bytes are what they were.
 */
const detector: DatasetFormat<'classes'> = {
  id: 'voc',
  title: 'Pascal VOC',
  subModel: 'detector',
  version: '1',
  options: ['classes'],
  isUsual: false,
  loading,
  write: async function* (release, { classes }) {
    yield* nameNotHeld('layout', 'writer', 'categories', ...(classes === 'all' ? [] : (['labels'] as const)));
    return yield* writeVoc(symbolBoxes(release, { classes, minimumSide: 1 }));
  },
};

const extractor: DatasetFormat<never> = {
  id: 'voc',
  title: 'Pascal VOC',
  subModel: 'extractor',
  version: '1',
  options: [],
  isUsual: false,
  loading,
  write: async function* (release) {
    yield* nameNotHeld('writer', 'categories');
    return yield* writeVoc(regionBoxes(release, { minimumSide: 1 }));
  },
};

export const detectorVoc = registerFormat(detector);
export const extractorVoc = registerFormat(extractor);

const sets: Readonly<Record<SplitSide, string>> = { train: 'train', validation: 'val', test: 'test' };

async function* writeVoc(dataset: BoxDataset): AsyncGenerator<Entry, FormatSummary> {
  yield* labelmap(dataset);
  for (const side of splitSides) yield { kind: 'text', path: setPath(side), text: '' };
  const written = noItems();
  for await (const item of dataset.items()) {
    if (item.kind === 'skipped') {
      yield item;
      continue;
    }
    written[item.side] += 1;
    const picture = namedPicture(`${root}/JPEGImages/${item.name}`, 'jpg', item.picture, item.window);
    yield picture;
    const isJpeg = picture.kind === 'copy' && item.picture.contentType === 'image/jpeg';
    if (!isJpeg) yield { kind: 'noted', item: item.name, reason: calledJpeg };
    yield* item.notes;
    yield { kind: 'file', path: `${root}/Annotations/${item.name}.xml`, text: annotation(item) };
    yield { kind: 'text', path: setPath(item.side), text: `${item.name}\n` };
  }
  return written;
}

const calledJpeg = reason(
  'picture-called-jpg',
  'The picture is called .jpg, because loaders of Pascal VOC look for nothing else, and holds PNG or WebP; they open it by its content.',
);

function setPath(side: SplitSide): string {
  return `${root}/ImageSets/Main/${sets[side]}.txt`;
}

/** Lines of `label:color:parts:actions`, which can hold no colon, and begin with no `#`. */
function* labelmap({ classes }: BoxDataset): Generator<Entry> {
  const held = classes.filter(({ name }) => !/^#|:|^\s|\s$/.test(name) && name !== 'background');
  const lines = ['# label:color_rgb:parts:actions', 'background:::', ...held.map(({ name }) => `${name}:::`)];
  yield { kind: 'text', path: `${root}/labelmap.txt`, text: lines.map((line) => `${line}\n`).join('') };
  for (const { name } of classes.filter((one) => !held.includes(one))) {
    const message =
      'labelmap.txt cannot hold this label; annotations do, so loaders that read no label map are not touched.';
    yield { kind: 'noted', item: name, reason: reason('label-not-in-labelmap', message) };
  }
}

function annotation({ name, side, window, objects }: BoxItem): string {
  const { width, height } = window;
  const size = `<size><width>${width}</width><height>${height}</height><depth>3</depth></size>`;
  const head = `<folder>VOC2012</folder>\n  <filename>${name}.jpg</filename>\n  <source><database>${sets[side]}</database></source>`;
  return `<annotation>\n  ${head}\n  ${size}\n  <segmented>0</segmented>\n${objects.map(objectOf).join('')}</annotation>\n`;
}

function objectOf({ label, box, placement, unusable }: BoxObject): string {
  const [left, top] = [roundPixels(box.x), roundPixels(box.y)];
  const [right, bottom] = [roundPixels(box.x + box.width), roundPixels(box.y + box.height)];
  const corners = `<xmin>${left}</xmin><ymin>${top}</ymin><xmax>${right}</xmax><ymax>${bottom}</ymax>`;
  const facts = `<pose>${placement ?? 'Unspecified'}</pose><truncated>0</truncated><difficult>${unusable ? 1 : 0}</difficult>`;
  return `  <object><name>${xmlText(label)}</name>${facts}<bndbox>${corners}</bndbox></object>\n`;
}

import { reason } from '#schemas/domain/reason.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { BoxDataset, BoxItem, BoxObject } from '../boxes/box-dataset.ts';
import { registerBoxLayout, writeItems } from '../boxes/box-format.ts';
import type { Entry, FormatSummary, LoadingExample } from '../dataset-format.ts';
import { namedPicture } from '../writing/named-picture.ts';
import { roundPixels } from '../writing/round-pixels.ts';
import { noteReencodedOdd } from '../writing/stored-as-is.ts';
import { xmlText } from '../writing/xml-text.ts';

const root = 'VOCdevkit/VOC2012';

const sets: Readonly<Record<SplitSide, string>> = { train: 'train', validation: 'val', test: 'test' };

const loading: readonly LoadingExample[] = [
  {
    trainer: 'torchvision',
    language: 'python',
    code: ({ sides }) =>
      [
        'from torchvision.datasets import VOCDetection',
        ...sides
          .slice(0, 1)
          .flatMap((side) =>
            side === 'test' ? [] : [`VOCDetection('{folder}', year='2012', image_set='${sets[side]}')`],
          ),
        ...(sides.includes('test')
          ? [
              "# It knows no test set of 2012: with the folder VOC2012 renamed to VOC2007, year='2007', image_set='test' loads it.",
            ]
          : []),
      ].join('\n'),
  },
  {
    trainer: 'Datumaro',
    language: 'python',
    code: "from datumaro import Dataset\nDataset.import_from('{folder}/VOCdevkit/VOC2012', 'voc')",
  },
];

/**
 * Pascal VOC as torchvision finds it: `VOCdevkit/VOC2012/{Annotations,ImageSets/Main,JPEGImages}`, `labelmap.txt`, as
 * Datumaro and CVAT want it, and `dataset_meta.json`, which Datumaro asks first and which holds every label. Corners are 0-based pixels with fractions: `xmax = x + width`. Every picture is called `.jpg`,
 * because loaders look for nothing else; its bytes are what they were.
 */
export const voc = registerBoxLayout({
  id: 'voc',
  title: 'Pascal VOC',
  version: '2',
  isUsual: false,
  loading,
  notHeldOfSymbols: ['layout', 'writer', 'categories'],
  notHeldOfRegions: ['writer', 'categories'],
  write: writeVoc,
});

async function* writeVoc(dataset: BoxDataset): AsyncGenerator<Entry, FormatSummary> {
  yield* labelmap(dataset);
  for (const side of splitSides) yield { kind: 'text', path: setPath(side), text: '' };
  return yield* writeItems({ ...dataset, items: () => heldItems(dataset) }, function* (item) {
    const picture = namedPicture(`${root}/JPEGImages/${item.name}`, 'jpg', item.picture, item.window);
    yield picture;
    yield* noteReencodedOdd(item.name, item.window, item.picture);
    const isJpeg = picture.kind === 'copy' && item.picture.contentType === 'image/jpeg';
    if (!isJpeg) yield { kind: 'noted', item: item.name, reason: calledJpeg };
    yield* item.notes;
    yield { kind: 'file', path: `${root}/Annotations/${item.name}.xml`, text: annotation(item) };
    yield { kind: 'text', path: setPath(item.side), text: `${item.name}\n` };
  });
}

/** What loaders would read as another class is left out: they cut spaces off the ends of a name. */
async function* heldItems(dataset: BoxDataset): ReturnType<BoxDataset['items']> {
  for await (const item of dataset.items()) {
    const cut = item.kind === 'item' ? item.objects.find(({ label }) => label.trim() !== label) : undefined;
    if (cut === undefined || item.kind === 'skipped') yield item;
    else yield { kind: 'skipped', item: item.name, reason: labelNotHeld(cut.label), count: 1 };
  }
}

function labelNotHeld(label: string) {
  const message = `A name in Pascal VOC cannot hold the label ${JSON.stringify(label)}: loaders cut spaces off its ends.`;
  return reason('label-not-held', message, { label });
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
  const labels = ['background', ...classes.flatMap(({ name }) => (name === 'background' ? [] : [name]))];
  yield { kind: 'text', path: `${root}/dataset_meta.json`, text: `${JSON.stringify({ labels }, null, 1)}\n` };
  for (const { name } of classes.filter((one) => !held.includes(one))) {
    const message =
      'labelmap.txt cannot hold this label; annotations and dataset_meta.json do, so loaders that read no label map, and Datumaro, are not touched.';
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

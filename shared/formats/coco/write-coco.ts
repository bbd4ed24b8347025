import type { Box } from '#schemas/domain/geometry.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { CocoCategory, CocoImage } from '#schemas/formats/coco.ts';
import type { Entry, FormatSummary, LoadingExample } from '../dataset-format.ts';
import { type NotHeld, nameNotHeld } from '../writing/not-held.ts';
import { roundBox, roundPixels } from '../writing/round-pixels.ts';
import { noItems } from '../writing/side-counts.ts';

/** One annotation before it has ids; the box is in pixels of the image and inside it. */
export interface CocoObject {
  readonly category: number;
  readonly box: Box;
  /** 1: not to be counted, neither as found nor as missed. */
  readonly crowd: 0 | 1;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** One image with its annotations, and the entries that its picture needs. */
export interface CocoItem {
  readonly kind: 'image';
  readonly side: SplitSide;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly objects: readonly CocoObject[];
  readonly entries: readonly Entry[];
}

export interface SkippedItem {
  readonly kind: 'skipped';
  readonly entry: Entry;
}

export interface CocoContent {
  readonly description: string;
  readonly version: string;
  readonly categories: readonly CocoCategory[];
  /** What the report says that the format has no place for. */
  readonly notHeld: readonly NotHeld[];
  /** All items, read once: annotations grow in a part of their own, so that no list of them is held in memory. */
  items(): AsyncIterable<CocoItem | SkippedItem>;
}

export const cocoLoading: readonly LoadingExample[] = [
  {
    trainer: 'pycocotools',
    language: 'python',
    code: "from pycocotools.coco import COCO\nCOCO('{folder}/annotations/instances_{side}.json')",
  },
  {
    trainer: 'torchvision',
    language: 'python',
    code: "from torchvision.datasets import CocoDetection\nCocoDetection('{folder}/images/{side}', '{folder}/annotations/instances_{side}.json')",
  },
];

/** The annotations stand behind the images. */
const annotationPart = 1;

/** Folder of the pictures of a side; `file_name` is relative to it. */
export function cocoImageFolder(side: SplitSide): string {
  return `images/${side}`;
}

/**
 * `annotations/instances_<side>.json` and `images/<side>/`. Ids of images and annotations count from 1 in each file,
 * because pycocotools takes an annotation with id 0 as unmatched. Images without annotations are kept.
 */
export async function* writeCoco(content: CocoContent): AsyncGenerator<Entry, FormatSummary> {
  yield* nameNotHeld(...content.notHeld);
  const info = { description: content.description, version: content.version };
  for (const side of splitSides) {
    const head = `{"info":${JSON.stringify(info)},\n"licenses":[],\n"categories":${listOf(content.categories)},\n"images":[`;
    yield { kind: 'text', path: pathOf(side), text: head };
    yield { kind: 'text', path: pathOf(side), part: annotationPart, text: '\n],\n"annotations":[' };
  }
  const images = noItems();
  const annotations = noItems();
  for await (const item of content.items()) {
    if (item.kind === 'skipped') {
      yield item.entry;
      continue;
    }
    images[item.side] += 1;
    for (const entry of item.entries) yield entry;
    const imageId = images[item.side];
    yield { kind: 'text', path: pathOf(item.side), text: element(imageId, imageOf(item, imageId)) };
    let text = '';
    for (const object of item.objects) {
      annotations[item.side] += 1;
      text += annotationLine(object, annotations[item.side], imageId, item);
    }
    if (text !== '') yield { kind: 'text', path: pathOf(item.side), part: annotationPart, text };
  }
  for (const side of splitSides) {
    yield { kind: 'text', path: pathOf(side), part: annotationPart, text: '\n]}\n' };
  }
  return images;
}

function pathOf(side: SplitSide): string {
  return `annotations/instances_${side}.json`;
}

function imageOf({ fileName, width, height }: CocoItem, id: number): CocoImage {
  return { id, file_name: fileName, width, height };
}

function listOf(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}

/**
 * A `CocoAnnotation` as `element` would write it, without the record and the way through a general writer: there are
 * millions of them.
 */
function annotationLine(object: CocoObject, id: number, imageId: number, image: CocoItem): string {
  const [x, y, width, height] = roundBox(object.box, image);
  const { category, crowd, attributes } = object;
  const head = `${id === 1 ? '\n' : ',\n'}{"id":${id},"image_id":${imageId},"category_id":${category}`;
  const place = `,"bbox":[${x},${y},${width},${height}],"area":${roundPixels(width * height)}`;
  const rest = attributes ? `,"attributes":${JSON.stringify(attributes)}` : '';
  return `${head}${place},"iscrowd":${crowd},"segmentation":[]${rest}}`;
}

/** The element with this number (from 1) of a list that is written piece by piece. */
function element(number: number, value: unknown): string {
  return `${number === 1 ? '\n' : ',\n'}${JSON.stringify(value)}`;
}

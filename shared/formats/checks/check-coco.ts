import { reason } from '#schemas/domain/reason.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { CocoDataset } from '#schemas/formats/coco.ts';
import type { DatasetFiles, Finding } from './check-dataset.ts';

const imageMissing = reason('image-missing', 'An image that is listed is not in the dataset.');
const boxOutside = reason('box-outside-image', 'A box lies outside its image, or is empty.');
const unknownCategory = reason('class-unknown', 'A box has a class that the list of classes lacks.');
const unknownImage = reason('image-unknown', 'A box belongs to an image that is not listed.');
const doubleId = reason('id-twice', 'An id occurs twice, or is 0.');

/** Box edges may pass the image by what rounding makes. */
const tolerance = 0.001;

/** COCO detection: ids, images, classes, and boxes inside their images. */
export async function* checkCoco(files: DatasetFiles): AsyncGenerator<Finding> {
  for (const side of splitSides) {
    const name = `annotations/instances_${side}.json`;
    const dataset = CocoDataset.parse(JSON.parse(await files.readText(name)));
    const images = new Map(dataset.images.map((image) => [image.id, image]));
    const categories = new Set(dataset.categories.map(({ id }) => id));
    const ids = new Set(dataset.annotations.map(({ id }) => id));
    if (images.size !== dataset.images.length || ids.size !== dataset.annotations.length || ids.has(0)) {
      yield { kind: 'problem', item: name, reason: doubleId };
    }
    for (const { file_name } of dataset.images) {
      yield { kind: 'item' };
      if (!files.names.has(`images/${side}/${file_name}`))
        yield { kind: 'problem', item: file_name, reason: imageMissing };
    }
    for (const { id, image_id, category_id, bbox } of dataset.annotations) {
      const image = images.get(image_id);
      const item = `${name} ${id}`;
      if (!categories.has(category_id)) yield { kind: 'problem', item, reason: unknownCategory };
      if (!image) yield { kind: 'problem', item, reason: unknownImage };
      else if (!isInside(bbox, image)) yield { kind: 'problem', item, reason: boxOutside };
    }
  }
}

/** Whether `[x, y, width, height]` is a box inside an image. */
export function isInside(
  [x, y, width, height]: readonly [number, number, number, number],
  image: { readonly width: number; readonly height: number },
): boolean {
  const fits = x >= -tolerance && y >= -tolerance;
  return (
    fits && width > 0 && height > 0 && x + width <= image.width + tolerance && y + height <= image.height + tolerance
  );
}

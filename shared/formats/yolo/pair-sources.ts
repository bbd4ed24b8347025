import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { listImages } from '../images/list-images.ts';
import { compareNaturally } from '../natural-order.ts';
import { extensionOf, fileNameOf, folderOf, isLeftoverOfSystem, stemOf } from '../path.ts';
import { nameKey } from '../reading/alike-names.ts';

/** The files of a YOLO source, by what they are for. Paths are relative to the import root. */
export interface YoloListing {
  /** In natural order. */
  readonly pages: readonly { readonly image: string; readonly labels: string | null }[];
  /** Files that list the classes: classes.txt, obj.names, data.yaml and their like. */
  readonly classLists: readonly string[];
  /** Files of YAML under other names: Ultralytics takes any of them for its data.yaml. */
  readonly yamls: readonly string[];
  /** Label files without an image. */
  readonly quarantined: readonly QuarantinedSource[];
}

const classListNames: ReadonlySet<string> = new Set([
  'classes.txt',
  'class.txt',
  'labels.txt',
  'predefined_classes.txt',
  'data.yaml',
  'data.yml',
  'dataset.yaml',
]);

/** Whether a file lists the classes of a YOLO source. */
export function isClassListPath(path: string): boolean {
  return classListNames.has(fileNameOf(path).toLowerCase()) || extensionOf(path) === 'names';
}

/**
 * Finds the label file of each image: with the last folder `images` of its path called `labels` instead
 * (`images/train/a.png` and `labels/train/a.txt`), or beside it (`a.png` and `a.txt`). Letter case of folders and
 * extensions does not matter.
 */
export function pairYoloSources(paths: readonly string[]): YoloListing {
  const texts = paths.filter(
    (path) => extensionOf(path) === 'txt' && !isClassListPath(path) && !isLeftoverOfSystem(path),
  );
  const textAt = new Map(texts.map((path) => [placeOf(path), path]));
  const alike = new Map(texts.map((path) => [nameKey(placeOf(path)), path]));
  const used = new Set<string>();
  const pages = listImages(paths).map((image) => {
    const places = [inLabelsFolder(placeOf(image)), placeOf(image)];
    const exact = places.map((place) => textAt.get(place)).find((path) => path !== undefined);
    const labels = exact ?? places.map((place) => alike.get(nameKey(place))).find((path) => path !== undefined) ?? null;
    if (labels !== null) used.add(labels);
    return { image, labels };
  });
  const alone = texts.filter((path) => isInLabelsFolder(path) && !used.has(path)).sort(compareNaturally);
  return {
    pages,
    classLists: paths.filter((path) => isClassListPath(path) && !isLeftoverOfSystem(path)).sort(compareNaturally),
    yamls: paths
      .filter((path) => /^ya?ml$/.test(extensionOf(path)) && !isClassListPath(path) && !isLeftoverOfSystem(path))
      .sort(compareNaturally),
    quarantined: alone.map((path) => ({ source: path, reason: reportAlone(path) })),
  };
}

/** Folders in lower case, and the stem as it is. */
function placeOf(path: string): string {
  return `${folderOf(path).toLowerCase()}/${stemOf(path)}`;
}

function inLabelsFolder(place: string): string {
  const parts = place.split('/');
  const images = parts.lastIndexOf('images', parts.length - 2);
  return images < 0 ? place : parts.with(images, 'labels').join('/');
}

function isInLabelsFolder(path: string): boolean {
  return folderOf(path).toLowerCase().split('/').includes('labels');
}

function reportAlone(path: string): Reason {
  const message = `${path}: there is no image for this label file. Put the image beside it or into the folder images.`;
  return reason('yolo-labels-without-image', message, { file: path });
}

import type { Reason } from '#schemas/domain/reason.ts';
import { boxAround } from '../boxes/box-around.ts';
import { planBoxPages } from '../boxes/plan-box-pages.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import type { ListedFile } from '../detect.ts';
import { extensionOf } from '../path.ts';
import { decodePercent } from '../reading/decode-percent.ts';
import { isObject, readJsonFile, textOf } from '../reading/json-text.ts';
import { type Fault, fault, leftOut, quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { categoryIdRepeated, imageIdRepeated, keepLongIds, keyOf, namesById } from './repeated-ids.ts';

/** COCO detection: any JSON file with `images` and `annotations`; ids may start anywhere, and be numbers or texts. */
export const cocoReader: SourceReader = {
  format: 'coco',
  recognises: (files) => files.some(looksLikeCoco),
  plan: async (files, options) => {
    const found: { page: BoxPage; name: string; place: string }[] = [];
    const quarantined = [];
    const classes = new Set<string>();
    for (const path of files.paths.filter((name) => extensionOf(name) === 'json')) {
      const read = await readJsonFile(files, path, keepLongIds);
      if (read.kind === 'unreadable') quarantined.push({ source: path, reason: read.reason });
      else if (isCoco(read.value)) {
        for (const page of pagesOf(path, read.value, quarantined))
          found.push({ ...page, name: nameOf(page.name, path, files) });
        for (const name of classesOfBoxes(read.value.categories)) classes.add(name);
      } else files.decline(path);
    }
    return planBoxPages(files, options, found, quarantined, classes);
  },
};

function looksLikeCoco({ path, head }: ListedFile): boolean {
  if (extensionOf(path) !== 'json' || head === null) return false;
  return (
    head.trimStart().startsWith('{') &&
    /"(images|annotations|categories|licenses|info)"\s*:\s*[[{]/.test(head) &&
    !/"(shapes|imageData)"/.test(head)
  );
}

/** The picture's name as it is there: some tools write it as a part of an address. */
function nameOf(written: string, file: string, files: SourceFiles): string {
  if (!written.includes('%') || files.images.find(written, file).kind !== 'missing') return written;
  const decoded = decodePercent(written);
  return files.images.find(decoded, file).kind === 'missing' ? written : decoded;
}

interface CocoFile {
  readonly images: readonly unknown[];
  readonly annotations: readonly unknown[];
  readonly categories: unknown;
}

function isCoco(value: unknown): value is CocoFile {
  return isObject(value) && Array.isArray(value['images']) && Array.isArray(value['annotations']);
}

function* pagesOf(
  file: string,
  { images, annotations, categories }: CocoFile,
  quarantined: ReturnType<typeof quarantine>[],
): Generator<{ page: BoxPage; name: string; place: string }> {
  const names = namesById(Array.isArray(categories) ? categories : [], 'name');
  const byImage = Map.groupBy(annotations, (annotation) => (isObject(annotation) ? keyOf(annotation['image_id']) : ''));
  const pictures = namesById(images, 'file_name');
  const done = new Set<string>();
  for (const [index, image] of images.entries()) {
    const name = isObject(image) ? textOf(image['file_name']) : null;
    if (!isObject(image) || name === null) {
      quarantined.push(quarantine(file, `image ${index + 1}`, 'it has no file_name', 'picture-unnamed'));
      continue;
    }
    const id = keyOf(image['id']);
    // Merged files may list a picture twice.
    if (done.has(JSON.stringify([id, name]))) continue;
    done.add(JSON.stringify([id, name]));
    const ofImage = byImage.get(id) ?? [];
    const found = { name, place: `image ${id || index + 1}` };
    const named = pictures.get(id) ?? [];
    if (named.length > 1) {
      const why = imageIdRepeated(file, id, named, ofImage.length);
      if (named[0] === name) quarantined.push({ source: file, reason: why });
      yield { ...found, page: { file, boxes: [], problems: [], isSilent: true } };
      continue;
    }
    const boxes: ReadBox[] = [];
    const problems: Reason[] = [];
    for (const annotation of ofImage) {
      const box = boxOf(file, annotation, names);
      if ('code' in box) problems.push(box);
      else boxes.push(box);
    }
    const size = sizeOf(image);
    yield { ...found, page: { file, boxes, problems, ...(size ? { size } : {}) } };
  }
  for (const [id, lost] of byImage) {
    if (!pictures.has(id)) quarantined.push(withoutImage(file, id, lost.length));
  }
}

function withoutImage(file: string, id: string, count: number) {
  const problem = `${count} annotations belong to no image of the file`;
  return quarantine(file, `image_id ${id}`, problem, 'annotations-without-image', { count });
}

/** Names of the categories that boxes can have: Roboflow lists, besides, what all others are kinds of (the project). */
function classesOfBoxes(categories: unknown): readonly string[] {
  const listed = Array.isArray(categories) ? categories.filter(isObject) : [];
  const named = listed.map(({ name, supercategory }) => ({ name: textOf(name), kind: textOf(supercategory) }));
  const kinds = new Set(named.flatMap(({ name, kind }) => (kind === name ? [] : [kind])));
  return named.flatMap(({ name }) => (name === null || kinds.has(name) ? [] : [name]));
}

function placeOf(annotation: unknown): string {
  return `annotation ${isObject(annotation) ? keyOf(annotation['id']) : '?'}`;
}

const maskAlone = fault('mask-without-box', 'it has a mask in run lengths (RLE) and no bbox, which says where it lies');

/** The box of an annotation, or why it has none. */
function boxOf(file: string, annotation: unknown, names: ReadonlyMap<string, readonly string[]>): ReadBox | Reason {
  const because = (why: Fault) => leftOut(file, placeOf(annotation), why, 'the annotation');
  if (!isObject(annotation)) return because(fault('entry-no-object', 'it is no object'));
  const { bbox, segmentation, iscrowd, attributes } = annotation;
  const [x, y, width, height] = Array.isArray(bbox) ? (bbox as readonly unknown[]) : [];
  const written = [x, y, width, height].every(Number.isFinite)
    ? { x: Number(x), y: Number(y), width: Number(width), height: Number(height) }
    : null;
  const around = written === null && bbox === undefined ? boxOfPolygons(segmentation) : null;
  const box = written ?? around;
  if (box === null && bbox === undefined && isObject(segmentation) && 'counts' in segmentation)
    return because(maskAlone);
  if (box === null) return because(fault('box-unusable', 'its bbox is no list of four numbers'));
  const category = keyOf(annotation['category_id']);
  const [label, ...others] = names.get(category) ?? [];
  if (label === undefined)
    return because(fault('category-unknown', `its category_id ${category} is not among the categories`, { category }));
  if (others.length > 0) return categoryIdRepeated(file, placeOf(annotation), category, [label, ...others]);
  const placement = isObject(attributes) ? attributes['placement'] : undefined;
  return {
    key: keyOf(annotation['id']),
    label,
    box,
    place: placeOf(annotation),
    ...(placement === 'inline' || placement === 'isolated' ? { placement } : {}),
    ...(iscrowd === 1 || iscrowd === true ? { doubt: 'crowd' } : {}),
    ...(around === null ? {} : { around: 'polygon' }),
  };
}

/** `[[x, y, x, y, …], …]`: the parts of one object. */
function boxOfPolygons(segmentation: unknown) {
  if (!Array.isArray(segmentation)) return null;
  const parts = segmentation as readonly unknown[];
  const points = parts.flatMap((part) =>
    Array.isArray(part)
      ? Array.from({ length: Math.floor(part.length / 2) }, (_, at): readonly unknown[] =>
          part.slice(2 * at, 2 * at + 2),
        )
      : [[null, null]],
  );
  return boxAround(points);
}

function sizeOf({ width, height }: Readonly<Record<string, unknown>>) {
  return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0 ? { width, height } : null;
}

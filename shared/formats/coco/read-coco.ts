import type { Reason } from '#schemas/domain/reason.ts';
import { counted } from '#shared/words/counted.ts';
import { readAttributes } from '../boxes/attributes.ts';
import { boxAround } from '../boxes/box-around.ts';
import { type FoundBoxPage, planBoxPages } from '../boxes/plan-box-pages.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { SaidBesides } from '../boxes/said-besides.ts';
import { turnedBox } from '../boxes/turned-box.ts';
import type { ListedFile } from '../detect.ts';
import { looksLikeTask } from '../label-studio/known-by.ts';
import { extensionOf } from '../path.ts';
import { pathsOfAddress } from '../reading/image-address.ts';
import { isObject, readJsonFile, textOf } from '../reading/json-text.ts';
import { type Fault, fault, leftOut, quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { categoryIdRepeated, imageIdRepeated, keepLongIds, keyOf, namesById } from './repeated-ids.ts';

/** COCO detection: any JSON file with `images` and `annotations`; ids may start anywhere, and be numbers or texts. */
export const cocoReader: SourceReader = {
  format: 'coco',
  recognises: (files) => files.some(looksLikeCoco),
  plan: async (files, options) => {
    const found: FoundBoxPage[] = [];
    const quarantined = [];
    const notices = [];
    const classes = new Set<string>();
    const besides = new SaidBesides();
    for (const path of files.paths.filter((name) => extensionOf(name) === 'json')) {
      const read = await readJsonFile(files, path, keepLongIds);
      if (read.kind === 'unreadable') quarantined.push({ source: path, reason: read.reason });
      else if (isCoco(read.value) && saysNoBoxes(read.value)) notices.push(withoutBoxes(path, read.value));
      else if (isCoco(read.value)) {
        for (const page of pagesOf(path, read.value, quarantined, besides))
          found.push({ ...page, name: nameOf(page.name, path, files) });
        for (const name of classesOfBoxes(read.value.categories)) classes.add(name);
      } else files.decline(path);
    }
    const plan = planBoxPages(files, options, withoutRepeatsOfNone(found, files), quarantined, classes);
    return { ...plan, notices: [...plan.notices, ...notices, ...besides.notices()] };
  },
};

function looksLikeCoco({ path, head }: ListedFile): boolean {
  if (extensionOf(path) !== 'json' || head === null) return false;
  return (
    head.trimStart().startsWith('{') &&
    /"(images|annotations|categories|licenses|info)"\s*:\s*[[{]/.test(head) &&
    !/"(shapes|imageData)"/.test(head) &&
    !looksLikeTask(head)
  );
}

/** The picture's name as it is there: some tools write it as an address, or without its extension. */
function nameOf(written: string, file: string, files: SourceFiles): string {
  if (files.images.find(written, file).kind !== 'missing') return written;
  const path = pathsOfAddress(written).find((name) => files.images.find(name, file).kind === 'image');
  if (path !== undefined) return path;
  const byStem = files.images.findStem(written, file);
  return byStem.kind === 'image' ? byStem.path : written;
}

/** Whether annotations say something of whole pictures: COCO has files of captions and of labels beside those of boxes. */
function saysNoBoxes({ annotations }: CocoFile): boolean {
  const isWithoutBox = (one: unknown) =>
    isObject(one) && !('bbox' in one) && !('segmentation' in one) && ('caption' in one || 'category_id' in one);
  return annotations.length > 0 && annotations.every(isWithoutBox);
}

function withoutBoxes(file: string, { annotations }: CocoFile) {
  const count = annotations.length;
  const problem = `it has captions or labels of whole pictures (${count} in all) and no boxes, so it was not read; to import them, write a table with the columns image and latex`;
  return quarantine(file, '', problem, 'coco-without-boxes', { count });
}

/** Without what says of a picture that nothing is on it where another file has boxes of it: some files list pictures alone. */
function withoutRepeatsOfNone(found: readonly FoundBoxPage[], files: SourceFiles): readonly FoundBoxPage[] {
  if (new Set(found.map(({ page }) => page.file)).size < 2) return found;
  const saysNone = ({ page }: FoundBoxPage) => page.boxes.length === 0 && page.problems.length === 0;
  const pictureOf = ({ name, page }: FoundBoxPage) => {
    const image = files.images.find(name, page.file);
    return image.kind === 'image' ? image.path : null;
  };
  const boxed = new Set(found.filter((page) => !saysNone(page)).map(pictureOf));
  return found.filter((page) => !saysNone(page) || !boxed.has(pictureOf(page)));
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
  besides: SaidBesides,
): Generator<{ page: BoxPage; name: string; place: string }> {
  const names = namesById(Array.isArray(categories) ? categories : [], 'name');
  const byImage = Map.groupBy(annotations, (annotation) => (isObject(annotation) ? keyOf(annotation['image_id']) : ''));
  const pictures = namesById(images, 'file_name');
  for (const [id, urls] of namesById(images, 'coco_url')) if (!pictures.has(id)) pictures.set(id, urls);
  const done = new Set<string>();
  for (const [index, image] of images.entries()) {
    const name = isObject(image) ? textOf(image['file_name'] ?? image['coco_url']) : null;
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
      const box = boxOf(file, annotation, names, besides);
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
  const problem = `${counted(count, 'annotation')} of this id ${count === 1 ? 'belongs' : 'belong'} to no image of the file`;
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
function boxOf(
  file: string,
  annotation: unknown,
  names: ReadonlyMap<string, readonly string[]>,
  besides: SaidBesides,
): ReadBox | Reason {
  const because = (why: Fault) => leftOut(file, placeOf(annotation), why, 'the annotation');
  if (!isObject(annotation)) return because(fault('entry-no-object', 'it is no object'));
  const { segmentation, iscrowd, attributes } = annotation;
  const bbox = isNothing(annotation['bbox']) ? undefined : annotation['bbox'];
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
  const [label, ...rivals] = names.get(category) ?? [];
  if (label === undefined)
    return because(fault('category-unknown', `its category_id ${category} is not among the categories`, { category }));
  if (rivals.length > 0) return categoryIdRepeated(file, placeOf(annotation), category, [label, ...rivals]);
  const { others, latex, ...said } = readAttributes(attributesOf(annotation), noneChosen);
  for (const other of others) besides.add(file, other);
  // CVAT writes the box as it was before it was turned.
  const degrees = written !== null && isObject(attributes) ? attributes['rotation'] : 0;
  const turned = turnedBox(box, typeof degrees === 'number' ? degrees : 0);
  return {
    key: keyOf(annotation['id']),
    label,
    box: turned.box,
    place: placeOf(annotation),
    ...said,
    ...(latex === undefined || latex === label ? {} : { latex }),
    ...(iscrowd === 1 || iscrowd === true ? { doubt: 'crowd' } : {}),
    ...(turned.isUpright ? {} : { around: 'turned box' }),
    ...(around === null ? {} : { around: 'polygon' }),
  };
}

function isNothing(bbox: unknown): boolean {
  return bbox === null || (Array.isArray(bbox) && bbox.length === 0);
}

const noneChosen: ReadonlySet<string> = new Set();

/** Members that every annotation has, or that say nothing beside the box. */
const ofAnnotation: ReadonlySet<string> = new Set(
  'id image_id category_id bbox area segmentation iscrowd ignore attributes rotation'.split(' '),
);

/** What an annotation says besides: CVAT and Datumaro write it into `attributes`, others beside the box. */
function attributesOf(annotation: Readonly<Record<string, unknown>>): { name: string; value: string }[] {
  const { attributes } = annotation;
  const all = [annotation, isObject(attributes) ? attributes : {}].flatMap((said) => Object.entries(said));
  return all.flatMap(([name, value]) => {
    if (ofAnnotation.has(name) || value === null || value === undefined) return [];
    return [{ name, value: typeof value === 'string' ? value : JSON.stringify(value) }];
  });
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

import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { readAttributes } from '../boxes/attributes.ts';
import type { FoundBoxPage } from '../boxes/plan-box-pages.ts';
import { planBoxPages } from '../boxes/plan-box-pages.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { SaidBesides } from '../boxes/said-besides.ts';
import { turnedBox } from '../boxes/turned-box.ts';
import { childElements, type XmlElement } from '../inkml/xml-element.ts';
import { extensionOf, stemOf } from '../path.ts';
import { type Fault, fault, isFault, leftOut } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { xmlRoots } from '../reading/xml-roots.ts';
import { childNumber, childText } from '../reading/xml-values.ts';

/**
 * Pascal VOC: an `<annotation>` a picture, found by its file name, else by the stem of the XML file. Corners are
 * 0-based and not truncated, as Datumaro, labelImg and this program write them.
 */
export const vocReader: SourceReader = {
  format: 'voc',
  recognises: (files) =>
    files.some(({ path, head }) => extensionOf(path) === 'xml' && /<annotation[\s>]/.test(head ?? '')),
  plan: async (files, options) => {
    const found: FoundBoxPage[] = [];
    const quarantined: QuarantinedSource[] = [];
    const besides = new SaidBesides();
    for await (const { path, root } of xmlRoots(files, 'annotation', quarantined))
      found.push(pageOf(path, root, files, besides));
    const plan = planBoxPages(files, options, found, quarantined);
    return { ...plan, notices: [...plan.notices, ...besides.notices()] };
  },
};

function pageOf(file: string, root: XmlElement, files: SourceFiles, besides: SaidBesides): FoundBoxPage {
  const boxes: ReadBox[] = [];
  const problems = [];
  for (const [index, object] of childElements(root, 'object').entries()) {
    const place = `object ${index + 1}`;
    const box = boxOf(object, `${index}`, place, file, besides);
    if (isFault(box)) problems.push(leftOut(file, place, box, 'the object'));
    else boxes.push(box);
  }
  const [sizeElement] = childElements(root, 'size');
  const width = sizeElement ? childNumber(sizeElement, 'width') : null;
  const height = sizeElement ? childNumber(sizeElement, 'height') : null;
  const size = width && height ? { width, height } : null;
  const page: BoxPage = { file, boxes, problems, ...(size ? { size } : {}) };
  return { page, name: nameOf(file, root, files), place: '' };
}

/** The picture's name as it is there: labelImg files are renamed more often than their `<filename>`. */
function nameOf(file: string, root: XmlElement, files: SourceFiles): string {
  const written = childText(root, 'filename')?.trim() ?? '';
  if (written !== '' && files.images.find(written, file).kind === 'image') return written;
  const byStem = files.images.findStem(stemOf(file), file);
  return byStem.kind === 'image' ? byStem.path : written || stemOf(file);
}

function boxOf(object: XmlElement, key: string, place: string, file: string, besides: SaidBesides): ReadBox | Fault {
  const label = childText(object, 'name')?.replace(aroundLabel, '') ?? null;
  if (label === null) return fault('label-missing', 'it has no name');
  const written = shapeOf(object);
  if (isFault(written)) return written;
  const { others, ...said } = readAttributes(attributesOf(object), noneChosen);
  for (const other of others) besides.add(file, other);
  const pose = childText(object, 'pose');
  return {
    key,
    label,
    place,
    ...written,
    ...said,
    ...(pose === 'inline' || pose === 'isolated' ? { placement: pose } : {}),
    ...(childNumber(object, 'difficult') === 1 ? { doubt: 'difficult' } : {}),
  };
}

/** Spaces and line breaks that pretty-printers put around a name; the one behind a backslash is a command of LaTeX. */
const aroundLabel = /^\s+|(?<!\\)\s+$/g;

function shapeOf(object: XmlElement): Pick<ReadBox, 'box' | 'around'> | Fault {
  const [corners] = childElements(object, 'bndbox');
  const [turned] = childElements(object, 'robndbox');
  if (!corners) return turned ? boxOfTurned(turned) : fault('box-unusable', 'it has no bndbox');
  const [left, top, right, bottom] = ['xmin', 'ymin', 'xmax', 'ymax'].map((name) => childNumber(corners, name));
  if (left == null || top == null || right == null || bottom == null)
    return fault('box-unusable', 'its bndbox lacks one of four numbers');
  // Some tools write the corners in the order in which they were drawn.
  const [x, y] = [Math.min(left, right), Math.min(top, bottom)];
  const flat = { x, y, width: Math.abs(right - left), height: Math.abs(bottom - top) };
  // CVAT writes the box as it was before it was turned.
  const rotation = attributesOf(object, isRotation)[0]?.value;
  const { box, isUpright } = turnedBox(flat, Number(rotation ?? 0) || 0);
  return { box, ...(isUpright ? {} : { around: 'turned box' }) };
}

const isRotation = (name: string) => name === 'rotation';
const noneChosen: ReadonlySet<string> = new Set();

/** The attributes that CVAT and Datumaro write with a name and a value, those that say how the box is turned apart. */
function attributesOf(object: XmlElement, isWanted = (name: string) => !isRotation(name)) {
  return childElements(object, 'attributes')
    .flatMap((list) => childElements(list, 'attribute'))
    .map((one) => ({ name: childText(one, 'name')?.trim() ?? '?', value: childText(one, 'value') ?? '' }))
    .filter(({ name }) => isWanted(name));
}

/** A turned box of roLabelImg: centre, size, and radians. */
function boxOfTurned(shape: XmlElement): Pick<ReadBox, 'box' | 'around'> | Fault {
  const [cx, cy, width, height, angle] = ['cx', 'cy', 'w', 'h', 'angle'].map((name) => childNumber(shape, name));
  if (cx == null || cy == null || width == null || height == null || angle == null)
    return fault('box-unusable', 'its robndbox lacks one of cx, cy, w, h and angle');
  const flat = { x: cx - width / 2, y: cy - height / 2, width, height };
  const { box, isUpright } = turnedBox(flat, (angle * 180) / Math.PI);
  return { box, ...(isUpright ? {} : { around: 'turned box' }) };
}

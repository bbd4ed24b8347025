import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { FoundBoxPage } from '../boxes/plan-box-pages.ts';
import { planBoxPages } from '../boxes/plan-box-pages.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
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
    for await (const { path, root } of xmlRoots(files, 'annotation', quarantined))
      found.push(pageOf(path, root, files));
    return planBoxPages(files, options, found, quarantined);
  },
};

function pageOf(file: string, root: XmlElement, files: SourceFiles): FoundBoxPage {
  const boxes: ReadBox[] = [];
  const problems = [];
  for (const [index, object] of childElements(root, 'object').entries()) {
    const place = `object ${index + 1}`;
    const box = boxOf(object, `${index}`, place);
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

function boxOf(object: XmlElement, key: string, place: string): ReadBox | Fault {
  const label = childText(object, 'name')?.replace(aroundLabel, '') ?? null;
  if (label === null) return fault('label-missing', 'it has no name');
  const written = shapeOf(object);
  if (isFault(written)) return written;
  const pose = childText(object, 'pose');
  return {
    key,
    label,
    place,
    ...written,
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
  return { box: { x: left, y: top, width: right - left, height: bottom - top } };
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

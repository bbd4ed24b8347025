import type { ImportedRelation, QuarantinedSource } from '#schemas/formats/import-record.ts';
import { boxAround } from '../boxes/box-around.ts';
import { type FoundBoxPage, planBoxPages } from '../boxes/plan-box-pages.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { childElements, descendantElements, ownText, type XmlElement } from '../inkml/xml-element.ts';
import { extensionOf } from '../path.ts';
import { entryProblem, type Fault, fault, isFault, leftOut, quarantine } from '../reading/report.ts';
import type { SourceReader } from '../reading/source-reader.ts';
import { xmlRoots } from '../reading/xml-roots.ts';
import { attributeNumber } from '../reading/xml-values.ts';

/** "CVAT for images 1.1": `<annotations>` with an `<image>` a picture. Shapes other than upright boxes are named. */
export const cvatReader: SourceReader = {
  format: 'cvat',
  recognises: (files) =>
    files.some(({ path, head }) => extensionOf(path) === 'xml' && /<annotations[\s>]/.test(head ?? '')),
  plan: async (files, options) => {
    const found: FoundBoxPage[] = [];
    const quarantined: QuarantinedSource[] = [];
    const labels: string[] = [];
    for await (const { path, root } of xmlRoots(files, 'annotations', quarantined)) {
      for (const image of childElements(root, 'image')) found.push(pageOf(path, image));
      labels.push(...childElements(root, 'meta').flatMap(labelsOf));
      const tracks = childElements(root, 'track').length;
      if (tracks > 0) quarantined.push(quarantine(path, '', tracksLeftOut(tracks), 'cvat-tracks'));
    }
    return planBoxPages(files, options, found, quarantined, labels);
  },
};

/** The labels of the task or project, whether or not shapes have them. */
function labelsOf(meta: XmlElement): readonly string[] {
  return descendantElements(meta, 'label').flatMap((label) => childElements(label, 'name').map(ownText));
}

function tracksLeftOut(tracks: number): string {
  const what = tracks === 1 ? '1 track of a video was' : `${tracks} tracks of a video were`;
  return `${what} left out; export the task from CVAT as "CVAT for images 1.1"`;
}

function pageOf(file: string, image: XmlElement): FoundBoxPage {
  const name = image.attributes.get('name') ?? '';
  const boxes: ReadBox[] = [];
  const problems = [];
  let latex: string | undefined;
  const relations: ImportedRelation[] = [];
  for (const [index, shape] of childElements(image).entries()) {
    const place = `image ${name}, shape ${index + 1}`;
    if (shape.name === 'tag') latex = attributeValue(shape, 'latex') ?? latex;
    else if (shape.name === 'box') {
      const box = boxOf(shape, `${index}`, place);
      if (isFault(box)) problems.push(leftOut(file, place, box, 'the box'));
      else boxes.push(box);
    } else {
      const around = shape.name === 'polygon' ? polygonOf(shape, `${index}`, place) : null;
      if (around !== null) {
        boxes.push(around);
        continue;
      }
      const problem = `a ${shape.name} is no upright box; it was left out`;
      problems.push(entryProblem(file, place, problem, 'shape-no-box'));
    }
  }
  const [width, height] = [attributeNumber(image, 'width'), attributeNumber(image, 'height')];
  const size = width && height ? { width, height } : null;
  const page: BoxPage = {
    file,
    boxes,
    problems,
    ...(latex === undefined ? {} : { latex }),
    ...(relations.length === 0 ? {} : { relations }),
    ...(size ? { size } : {}),
  };
  return { page, name, place: `image ${name}` };
}

/** The box around a polygon, `points="x,y;x,y;…"`; null for one that has none. */
function polygonOf(shape: XmlElement, key: string, place: string): ReadBox | null {
  const label = shape.attributes.get('label');
  const points = (shape.attributes.get('points') ?? '').split(';').map((pair) => pair.split(',').map(Number));
  const box = boxAround(points);
  return label === undefined || box === null ? null : { key, label, box, place, around: 'polygon' };
}

function boxOf(shape: XmlElement, key: string, place: string): ReadBox | Fault {
  const label = shape.attributes.get('label');
  if (label === undefined) return fault('label-missing', 'it has no label');
  const [left, top, right, bottom] = ['xtl', 'ytl', 'xbr', 'ybr'].map((name) => attributeNumber(shape, name));
  if (left == null || top == null || right == null || bottom == null)
    return fault('box-unusable', 'it lacks one of four corners');
  const turned = attributeNumber(shape, 'rotation') ?? 0;
  if (Math.abs(turned) > 1e-6) return fault('box-turned', `it is turned by ${turned}°`, { degrees: turned });
  const placement = attributeValue(shape, 'placement');
  return {
    key,
    label,
    box: { x: left, y: top, width: right - left, height: bottom - top },
    place,
    ...(placement === 'inline' || placement === 'isolated' ? { placement } : {}),
    ...(attributeValue(shape, 'unusable') === 'true' ? { doubt: 'unusable' } : {}),
  };
}

function attributeValue(shape: XmlElement, name: string): string | undefined {
  const found = childElements(shape, 'attribute').find(({ attributes }) => attributes.get('name') === name);
  return found === undefined ? undefined : ownText(found);
}

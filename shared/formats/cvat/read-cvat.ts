import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { BoxAttributes } from '../boxes/attributes.ts';
import { type FoundBoxPage, planBoxPages } from '../boxes/plan-box-pages.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { SaidBesides } from '../boxes/said-besides.ts';
import { childElements, descendantElements, ownText, type XmlElement } from '../inkml/xml-element.ts';
import { extensionOf } from '../path.ts';
import { nameKey } from '../reading/alike-names.ts';
import { entryProblem, type Fault, isFault, leftOut, quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { xmlRoots } from '../reading/xml-roots.ts';
import { attributeNumber } from '../reading/xml-values.ts';
import { chosenAttributes, readCvatAttributes } from './read-attributes.ts';
import { boxOfCorners, boxOfOutline, boxOfPolygon, type ShapeBox } from './shape-box.ts';

/**
 * "CVAT for images 1.1": `<annotations>` with an `<image>` a picture. Shapes that no box is around, and tags and
 * attributes that are no LaTeX, are named.
 */
export const cvatReader: SourceReader = {
  format: 'cvat',
  recognises: (files) =>
    files.some(({ path, head }) => extensionOf(path) === 'xml' && /<annotations[\s>]/.test(head ?? '')),
  plan: async (files, options) => {
    const found: FoundBoxPage[] = [];
    const quarantined: QuarantinedSource[] = [];
    const labels: string[] = [];
    const besides = new SaidBesides();
    for await (const { path, root } of xmlRoots(files, 'annotations', quarantined)) {
      const metas = childElements(root, 'meta');
      const from = { file: path, images: files.images, chosen: chosenAttributes(metas), besides };
      for (const image of childElements(root, 'image')) found.push(pageOf(image, from));
      labels.push(...metas.flatMap(labelsOf));
      const tracks = childElements(root, 'track').length;
      if (tracks > 0) quarantined.push(quarantine(path, '', tracksLeftOut(tracks), 'cvat-tracks'));
    }
    const plan = planBoxPages(files, options, found, quarantined, labels);
    return { ...plan, notices: [...plan.notices, ...besides.notices()] };
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

/** What an image is read with. */
interface CvatFile {
  readonly file: string;
  readonly images: SourceFiles['images'];
  /** Names of attributes that nobody can write into. */
  readonly chosen: ReadonlySet<string>;
  readonly besides: SaidBesides;
}

function pageOf(image: XmlElement, from: CvatFile): FoundBoxPage {
  const { file, chosen, besides } = from;
  const name = nameOf(image, from);
  const boxes: ReadBox[] = [];
  const problems = [];
  const tags: { readonly label: string; readonly said: BoxAttributes }[] = [];
  for (const [index, shape] of childElements(image).entries()) {
    const place = `image ${name}, shape ${index + 1}`;
    const said = readCvatAttributes(shape, chosen);
    if (shape.name === 'tag') {
      tags.push({ label: shape.attributes.get('label') ?? '?', said });
      continue;
    }
    for (const other of said.others) besides.add(file, other);
    const read = boxReaders.get(shape.name)?.(shape) ?? null;
    if (read === null) {
      const problem = `a ${shape.name} is no upright box; it was left out`;
      problems.push(entryProblem(file, place, problem, 'shape-no-box'));
    } else if (isFault(read)) problems.push(leftOut(file, place, read, 'the box'));
    else {
      const { others: _, ...ofBox } = said;
      boxes.push({ key: `${index}`, place, ...read, ...ofBox });
    }
  }
  const latex = latexOfTags(file, tags, besides);
  const [width, height] = [attributeNumber(image, 'width'), attributeNumber(image, 'height')];
  const size = width && height ? { width, height } : null;
  const page: BoxPage = {
    file,
    boxes,
    problems,
    ...(latex === undefined ? {} : { latex }),
    ...(size ? { size } : {}),
  };
  return { page, name, place: `image ${name}` };
}

const boxReaders: ReadonlyMap<string, (shape: XmlElement) => ShapeBox | Fault | null> = new Map<
  string,
  (shape: XmlElement) => ShapeBox | Fault | null
>([
  ['box', boxOfCorners],
  ['polygon', boxOfPolygon],
  ['ellipse', boxOfOutline],
  ['mask', boxOfOutline],
]);

/** The LaTeX that the first tag with any says of the picture as a whole. All else that tags say is named. */
function latexOfTags(
  file: string,
  tags: readonly { readonly label: string; readonly said: BoxAttributes }[],
  besides: SaidBesides,
): string | undefined {
  const first = tags.find(({ said }) => said.latex !== undefined);
  for (const tag of tags) {
    if (tag !== first) besides.add(file, tag.label);
    for (const other of tag.said.others) besides.add(file, other);
  }
  return first?.said.latex;
}

/** The picture's name, which pictures of several subsets may share: an export puts each into the folder of its subset. */
function nameOf(image: XmlElement, { file, images }: CvatFile): string {
  const name = image.attributes.get('name') ?? '';
  const subset = image.attributes.get('subset') ?? '';
  const inSubset = `${subset}/${name}`;
  const found = subset === '' ? null : images.find(inSubset, file);
  return found?.kind === 'image' && nameKey(`/${found.path}`).endsWith(nameKey(`/${inSubset}`)) ? inSubset : name;
}

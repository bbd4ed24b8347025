import type { Box } from '#schemas/domain/geometry.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { boxAroundPoints } from '../boxes/box-around.ts';
import { type FoundBoxPage, planBoxPages } from '../boxes/plan-box-pages.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { SaidBesides } from '../boxes/said-besides.ts';
import { extensionOf, stemOf } from '../path.ts';
import { decodeBase64 } from '../reading/base64.ts';
import { isObject, readJsonFile, textOf } from '../reading/json-text.ts';
import { type Fault, fault, isFault, leftOut } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { saidOfFile } from './said-of-file.ts';

/**
 * labelme and its kin (X-AnyLabeling): a JSON file with `shapes` beside each picture, or with the picture in it
 * (`imageData`). Rectangles are boxes, also turned ones (`rotation`); of polygons, circles and masks the box around is
 * taken; flags and descriptions are named.
 */
export const labelmeReader: SourceReader = {
  format: 'labelme',
  recognises: (files) =>
    files.some(({ path, head }) => extensionOf(path) === 'json' && /"shapes"\s*:|"imageData"\s*:/.test(head ?? '')),
  plan: async (files, options) => {
    const found: FoundBoxPage[] = [];
    const quarantined: QuarantinedSource[] = [];
    const besides = new SaidBesides();
    for (const path of files.paths.filter((name) => extensionOf(name) === 'json')) {
      const read = await readJsonFile(files, path);
      if (read.kind === 'unreadable') quarantined.push({ source: path, reason: read.reason });
      else if (isObject(read.value) && Array.isArray(read.value['shapes'])) {
        found.push(pageOf(path, read.value, files));
        for (const name of saidOfFile(read.value)) besides.add(path, name);
      } else files.decline(path);
    }
    const plan = planBoxPages(files, options, found, quarantined);
    return { ...plan, notices: [...plan.notices, ...besides.notices()] };
  },
};

function pageOf(file: string, value: Readonly<Record<string, unknown>>, files: SourceFiles): FoundBoxPage {
  const boxes: ReadBox[] = [];
  const problems = [];
  for (const [index, shape] of (value['shapes'] as readonly unknown[]).entries()) {
    const place = `shape ${index + 1}`;
    const box = boxOf(shape, `${index}`, place);
    if (isFault(box)) problems.push(leftOut(file, place, box, 'the shape'));
    else boxes.push(box);
  }
  const { imageWidth: width, imageHeight: height } = value;
  const size = typeof width === 'number' && typeof height === 'number' ? { width, height } : null;
  const page: BoxPage = { file, boxes, problems, ...(size ? { size } : {}) };
  const held = typeof value['imageData'] === 'string' && value['imageData'] !== '';
  const name = nameOf(file, value['imagePath'], files);
  return { page, name, place: '', ...(held ? { picture: () => pictureIn(file, files) } : {}) };
}

/** The picture that a file holds as base64, read again when its turn comes: all of them at once would fill the memory. */
async function pictureIn(file: string, files: SourceFiles): Promise<Uint8Array | null> {
  const read = await readJsonFile(files, file);
  const text = read.kind === 'json' && isObject(read.value) ? read.value['imageData'] : null;
  return typeof text === 'string' ? decodeBase64(text) : null;
}

function nameOf(file: string, imagePath: unknown, files: SourceFiles): string {
  const written = textOf(imagePath) ?? '';
  if (written !== '' && files.images.find(written, file).kind === 'image') return written;
  const byStem = files.images.findStem(stemOf(file), file);
  return byStem.kind === 'image' ? byStem.path : written || stemOf(file);
}

function boxOf(shape: unknown, key: string, place: string): ReadBox | Fault {
  if (!isObject(shape)) return fault('entry-no-object', 'it is no object');
  const label = textOf(shape['label']);
  if (label === null) return fault('label-missing', 'it has no label');
  const kind = textOf(shape['shape_type']) ?? 'polygon';
  const points = pointsOf(shape['points']);
  if (points === null) return fault('box-unusable', 'its points are no pairs of numbers');
  const around = aroundOf.get(kind);
  const isRound = kind === 'circle' && points.length === 2;
  const isAround = isRound || (around !== undefined && !isUpright(points) && points.length >= leastPoints(kind));
  if (kind !== 'rectangle' && !(around !== undefined && (isUpright(points) || isAround)))
    return fault('shape-no-box', `a ${kind} is no upright box`);
  const flags = isObject(shape['flags']) ? shape['flags'] : {};
  const placement = flags['inline'] === true ? 'inline' : flags['isolated'] === true ? 'isolated' : null;
  const isUnusable = flags['unusable'] === true;
  const isDifficult = shape['difficult'] === true || flags['difficult'] === true;
  return {
    key,
    label,
    box: isRound ? boxAroundCircle(points) : boxAroundPoints(points),
    place,
    ...(placement === null ? {} : { placement }),
    ...(isAround && around !== undefined ? { around } : {}),
    ...(isUnusable ? { doubt: 'unusable' } : isDifficult ? { doubt: 'difficult' } : {}),
  };
}

/** Shapes with corners of which the box around is taken, and what they are called. */
const aroundOf: ReadonlyMap<string, string> = new Map([
  ['polygon', 'polygon'],
  ['rotation', 'turned box'],
  ['circle', 'circle'],
  ['mask', 'mask'],
]);

/** A mask has the corners of the box around it. */
function leastPoints(kind: string): number {
  return kind === 'mask' ? 2 : 3;
}

/** A circle has its centre and a point on it. */
function boxAroundCircle([[x, y] = [0, 0], edge = [0, 0]]: readonly (readonly [number, number])[]): Box {
  const radius = Math.hypot(edge[0] - x, edge[1] - y);
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function pointsOf(value: unknown): readonly (readonly [number, number])[] | null {
  if (!Array.isArray(value) || value.length < 1) return null;
  const points: [number, number][] = [];
  for (const point of value as readonly unknown[]) {
    const [x, y] = Array.isArray(point) ? (point as readonly unknown[]) : [];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null;
    points.push([x, y]);
  }
  return points;
}

/** Four corners, each of which shares a side with the next. */
function isUpright(points: readonly (readonly [number, number])[]): boolean {
  return (
    points.length === 4 &&
    points.every(([x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % 4] ?? [x, y];
      return Math.abs(x - nextX) < 0.01 || Math.abs(y - nextY) < 0.01;
    })
  );
}

import type { Box } from '#schemas/domain/geometry.ts';
import { boxAround } from '../boxes/box-around.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { turnedBox } from '../boxes/turned-box.ts';
import { isObject, textOf } from '../reading/json-text.ts';
import { type Fault, fault, isFault } from '../reading/report.ts';
import { type Result, textsOf } from './result.ts';

/**
 * The box of a region, or why it has none: its shape, with the first label that any of its results gives it and the text
 * that is written in it.
 */
export function boxOfRegion(shape: Result, results: readonly Result[], key: string, place: string): ReadBox | Fault {
  const value = valueOf(shape);
  const percent = percentOf(value);
  if (isFault(percent)) return percent;
  const degrees = Number(value['rotation'] ?? 0);
  const isTurned = Math.abs(degrees) > 1e-6;
  const isRound = 'radiusX' in value;
  const [label] = labelsOfRegion(shape, results);
  const texts = results.filter(({ type }) => type === 'textarea').flatMap(textsOf);
  const text = texts.length === 0 ? undefined : texts.join('\n');
  const meta = isObject(shape['meta']) ? shape['meta'] : {};
  const [placement] = Array.isArray(meta['placement']) ? (meta['placement'] as readonly unknown[]) : [];
  const size = sizeOf(shape);
  // Hundredths of the width and of the height are not alike, so without the size nothing can be turned.
  if (isTurned && (size === undefined || isRound))
    return fault('box-turned', `it is turned by ${degrees}°`, { degrees });
  const turned = size && isTurned ? turnedAboutCorner(inPixels(percent, size), degrees) : null;
  const around = Array.isArray(value['points']) ? 'polygon' : isRound ? 'ellipse' : null;
  return {
    key,
    label: label ?? '',
    place,
    // Without the size, the picture says it when it is read.
    ...(size ? { box: turned?.box ?? inPixels(percent, size) } : { box: percent, isPercent: true }),
    ...(text === undefined ? {} : { latex: text }),
    ...(turned && !turned.isUpright ? { around: 'turned box' } : around === null ? {} : { around }),
    ...(placement === 'inline' || placement === 'isolated' ? { placement } : {}),
    ...(Array.isArray(meta['unusable']) ? { doubt: 'unusable' } : {}),
  };
}

function inPixels({ x, y, width, height }: Box, size: { readonly width: number; readonly height: number }): Box {
  return {
    x: (x / 100) * size.width,
    y: (y / 100) * size.height,
    width: (width / 100) * size.width,
    height: (height / 100) * size.height,
  };
}

/** Label Studio turns a box about its first corner, which stays where it is. */
function turnedAboutCorner({ x, y, width, height }: Box, degrees: number) {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const centre = { x: x + (width * cos - height * sin) / 2, y: y + (width * sin + height * cos) / 2 };
  return turnedBox({ x: centre.x - width / 2, y: centre.y - height / 2, width, height }, degrees);
}

/** Whether a result says where its region is. */
export function hasBox(result: Result): boolean {
  return !isFault(percentOf(valueOf(result)));
}

/** Size of the picture that the hundredths of a result are of, in pixels. */
export function sizeOf({ original_width: width, original_height: height }: Result): BoxPage['size'] {
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : undefined;
}

function valueOf({ value }: Result): Result {
  return isObject(value) ? value : {};
}

/** The labels that any of the results of a region give it, those of its shape first, each once. */
export function labelsOfRegion(shape: Result, results: readonly Result[]): readonly string[] {
  return [...new Set([shape, ...results].flatMap(labelsOf))];
}

function labelsOf(result: Result): readonly string[] {
  const value = valueOf(result);
  const labels = value['rectanglelabels'] ?? value['polygonlabels'] ?? value['ellipselabels'] ?? value['labels'];
  return Array.isArray(labels) ? labels.flatMap((label: unknown) => textOf(label) ?? []) : [];
}

/** The box in hundredths of the picture, or why there is none. */
function percentOf(value: Result): Box | Fault {
  if (Array.isArray(value['points'])) {
    const points = (value['points'] as readonly unknown[]).map((point) => (Array.isArray(point) ? point : []));
    return boxAround(points) ?? fault('box-unusable', 'it is a polygon without three corners');
  }
  const [rx, ry] = [value['radiusX'], value['radiusY']];
  if (Number.isFinite(rx) && Number.isFinite(ry) && Number.isFinite(value['x']) && Number.isFinite(value['y']))
    return {
      x: Number(value['x']) - Number(rx),
      y: Number(value['y']) - Number(ry),
      width: 2 * Number(rx),
      height: 2 * Number(ry),
    };
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => value[name]);
  if (![x, y, width, height].every(Number.isFinite))
    return fault('box-unusable', 'it lacks one of x, y, width and height');
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

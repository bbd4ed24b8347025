import type { Box } from '#schemas/domain/geometry.ts';
import { boxAround } from '../boxes/box-around.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
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
  if (Math.abs(degrees) > 1e-6) return fault('box-turned', `it is turned by ${degrees}°`, { degrees });
  const [label] = labelsOfRegion(shape, results);
  const texts = results.filter(({ type }) => type === 'textarea').flatMap(textsOf);
  const text = texts.length === 0 ? undefined : texts.join('\n');
  const meta = isObject(shape['meta']) ? shape['meta'] : {};
  const [placement] = Array.isArray(meta['placement']) ? (meta['placement'] as readonly unknown[]) : [];
  const size = sizeOf(shape);
  const { x, y, width, height } = percent;
  return {
    key,
    label: label ?? '',
    place,
    // Without the size, the picture says it when it is read.
    ...(size
      ? {
          box: {
            x: (x / 100) * size.width,
            y: (y / 100) * size.height,
            width: (width / 100) * size.width,
            height: (height / 100) * size.height,
          },
        }
      : { box: percent, isPercent: true }),
    ...(text === undefined ? {} : { latex: text }),
    ...(Array.isArray(value['points']) ? { around: 'polygon' } : {}),
    ...(placement === 'inline' || placement === 'isolated' ? { placement } : {}),
    ...(Array.isArray(meta['unusable']) ? { doubt: 'unusable' } : {}),
  };
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
  const labels = value['rectanglelabels'] ?? value['polygonlabels'] ?? value['labels'];
  return Array.isArray(labels) ? labels.flatMap((label: unknown) => textOf(label) ?? []) : [];
}

/** The box in hundredths of the picture, or why there is none. */
function percentOf(value: Result): Box | Fault {
  if (Array.isArray(value['points'])) {
    const points = (value['points'] as readonly unknown[]).map((point) => (Array.isArray(point) ? point : []));
    return boxAround(points) ?? fault('box-unusable', 'it is a polygon without three corners');
  }
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => value[name]);
  if (![x, y, width, height].every(Number.isFinite))
    return fault('box-unusable', 'it lacks one of x, y, width and height');
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

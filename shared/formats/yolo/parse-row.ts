import type { Box } from '#schemas/domain/geometry.ts';
import { boxAroundPoints } from '../boxes/box-around.ts';
import { parseFiniteNumber } from '../finite-number.ts';
import type { PictureSize } from '../fit-box.ts';

/** A row of a YOLO label file. */
export interface YoloRow {
  readonly kind: 'row';
  readonly classNumber: number;
  /** Upright page pixels, not yet fitted into the image. */
  readonly box: Box;
  readonly form: 'box' | 'corners' | 'polygon';
  /** True where corners are no upright rectangle and the box is the one around them. */
  readonly tilted: boolean;
}

/** Why a row cannot be taken, as a clause without subject. */
export interface YoloRowProblem {
  readonly kind: 'problem';
  readonly code: string;
  readonly problem: string;
}

/** Pixels by which corners may miss an upright rectangle. */
const uprightTolerance = 1;

/**
 * Reads `class cx cy w h` (centre and size), `class x y x y x y x y` (four corners) or `class x y …` (a polygon of three
 * corners or more, of which Ultralytics takes the box around it, too), fractions of the image's width and height. Other numbers of columns, numbers that are not finite, and sizes that are not positive are problems.
 */
export function parseRow(line: string, image: PictureSize): YoloRow | YoloRowProblem {
  const [first = '', ...texts] = line.trim().split(/\s+/);
  if (texts.length !== 4 && (texts.length < 6 || texts.length % 2 === 1)) return columnsProblem(texts.length + 1);
  if (!/^\d+(\.0*)?$/.test(first))
    return problem('yolo-row-class-unreadable', `the class "${shorten(first)}" is no number from 0`);
  const values = texts.map(parseFiniteNumber);
  const wrong = values.findIndex((value) => value === null);
  if (wrong >= 0) {
    return problem(
      'yolo-row-not-finite',
      `"${shorten(texts[wrong] ?? '')}" in column ${wrong + 2} is no finite number`,
    );
  }
  const finite = values.filter((value) => value !== null);
  const shape = finite.length === 4 ? fromCentre(finite, image) : fromCorners(finite, image);
  const { width, height } = shape.box;
  if (!(width > 0 && height > 0)) {
    const size = `${width / image.width} × ${height / image.height}`;
    return problem('yolo-row-size', `the box has the size ${size}, but width and height must be greater than 0`);
  }
  return { kind: 'row', classNumber: Number(first), ...shape };
}

function columnsProblem(columns: number): YoloRowProblem {
  const hint = columns === 6 ? ' (a sixth column is the confidence of a prediction, and predictions are no truth)' : '';
  return problem(
    'yolo-row-columns',
    `the row has ${columns} columns, but 5 (class, centre, size), 9 (class, four corners) or 3 or more pairs behind the class (a polygon) are needed${hint}`,
  );
}

function fromCentre([cx = 0, cy = 0, w = 0, h = 0]: readonly number[], image: PictureSize) {
  const box = {
    x: (cx - w / 2) * image.width,
    y: (cy - h / 2) * image.height,
    width: w * image.width,
    height: h * image.height,
  };
  return { box, form: 'box' as const, tilted: false };
}

function fromCorners(values: readonly number[], image: PictureSize) {
  const xs = values.filter((_, index) => index % 2 === 0).map((x) => x * image.width);
  const ys = values.filter((_, index) => index % 2 === 1).map((y) => y * image.height);
  const box = boxAroundPoints(xs.map((x, index) => [x, ys[index] ?? 0]));
  const tilted = !isUpright(xs, box.x, box.x + box.width) || !isUpright(ys, box.y, box.y + box.height);
  const form = values.length === 8 ? ('corners' as const) : ('polygon' as const);
  return { box, form, tilted };
}

/** Two corners at each end, and none between. */
function isUpright(coordinates: readonly number[], low: number, high: number): boolean {
  const atLow = coordinates.filter((coordinate) => coordinate - low <= uprightTolerance).length;
  const atHigh = coordinates.filter((coordinate) => high - coordinate <= uprightTolerance).length;
  return atLow >= 2 && atHigh >= 2 && (atLow + atHigh === 4 || high - low <= uprightTolerance);
}

function problem(code: string, clause: string): YoloRowProblem {
  return { kind: 'problem', code, problem: clause };
}

function shorten(text: string): string {
  return text.slice(0, 20);
}

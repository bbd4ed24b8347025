import type { Box } from '#schemas/domain/geometry.ts';
import { type Reason, type ReasonParameters, reason } from '#schemas/domain/reason.ts';
import { fitBox, type PictureSize } from '../fit-box.ts';
import type { SourceText } from '../source-text.ts';
import { parseRow, type YoloRow } from './parse-row.ts';

export interface ReadRow {
  /** The box lies inside the image. */
  readonly row: YoloRow;
  /** From 1. */
  readonly line: number;
}

export interface ReadRows {
  readonly taken: readonly ReadRow[];
  /** One for each row that could not be taken. */
  readonly problems: readonly Reason[];
  readonly repairs: readonly Reason[];
}

/**
 * Reads the rows of a label file and fits their boxes into the image.
 *
 * @param checkClass why the class of a row cannot be used, as a clause; `null` where it can
 */
export function readRows(
  labels: SourceText,
  image: PictureSize,
  checkClass: (row: YoloRow) => string | null,
): ReadRows {
  const taken: ReadRow[] = [];
  const problems: Reason[] = [];
  const cut: number[] = [];
  let farthest = 0;
  const tilted: number[] = [];
  const polygons: number[] = [];
  for (const [index, text] of labels.text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1;
    if (text.trim() === '') continue;
    const row = parseRow(text, image);
    if (row.kind === 'problem') {
      problems.push(report(labels.path, line, row.code, row.problem));
      continue;
    }
    const strange = checkClass(row);
    if (strange !== null) {
      problems.push(report(labels.path, line, 'yolo-row-class-unknown', strange));
      continue;
    }
    const fitted = fitBox(row.box, image);
    if (fitted.kind === 'outside' || isNoFraction(row, image)) {
      problems.push(report(labels.path, line, 'yolo-row-outside', outside(row.box, image)));
      continue;
    }
    if (fitted.kind === 'cut') {
      cut.push(line);
      farthest = Math.max(farthest, fitted.excess);
    }
    if (row.form === 'polygon') polygons.push(line);
    else if (row.tilted) tilted.push(line);
    taken.push({ row: { ...row, box: fitted.box }, line });
  }
  return { taken, problems, repairs: reportRepairs(labels.path, { cut, farthest, tilted, polygons }) };
}

/** Parts of the image beyond which a coordinate is no fraction of it, but pixels. */
const farthestFraction = 1;

function isNoFraction({ box }: YoloRow, image: PictureSize): boolean {
  const { x, y } = excessOf(box, image);
  return x > farthestFraction * image.width || y > farthestFraction * image.height;
}

function excessOf({ x, y, width, height }: Box, image: PictureSize) {
  return { x: Math.max(-x, x + width - image.width, 0), y: Math.max(-y, y + height - image.height, 0) };
}

function outside(box: Box, image: PictureSize): string {
  const { x, y } = excessOf(box, image);
  const size = `${image.width} × ${image.height}`;
  return `the box reaches ${Math.max(x, y).toFixed(1)} px outside the image of ${size} px; coordinates are fractions of its size, from 0 to 1`;
}

function report(file: string, line: number, code: string, problem: string): Reason {
  const message = `${file}, line ${line}: ${problem}; the row was left out and its page is not complete.`;
  return reason(code, message, { file, line, problem });
}

function reportRepairs(
  file: string,
  {
    cut,
    farthest,
    tilted,
    polygons,
  }: {
    readonly cut: readonly number[];
    /** Pixels by which a box that was cut reached outside, at most. */
    readonly farthest: number;
    readonly tilted: readonly number[];
    readonly polygons: readonly number[];
  },
): Reason[] {
  const repairs: Reason[] = [];
  const say = (code: string, lines: readonly number[], what: string, named: ReasonParameters = {}) => {
    const listed = lines.join(', ');
    const where = `${file}, ${lines.length === 1 ? 'line' : 'lines'} ${listed}`;
    if (lines.length > 0)
      repairs.push(reason(code, `${where}: ${what}.`, { ...named, file, lines: listed, count: lines.length }));
  };
  const excess = farthest.toFixed(1);
  const how = `a box reached outside the image (${excess} px at most) and was cut at its edge`;
  say('yolo-box-cut', cut, how, { excess });
  say(
    'yolo-corners-tilted',
    tilted,
    'the four corners are no upright rectangle; the upright box around them was taken',
  );
  say('yolo-polygon-boxed', polygons, 'a polygon; the upright box around it was taken');
  return repairs;
}

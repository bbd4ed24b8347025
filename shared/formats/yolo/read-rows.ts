import { type Reason, reason } from '#schemas/domain/reason.ts';
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
    if (fitted.kind === 'outside') {
      problems.push(report(labels.path, line, 'yolo-row-outside', outside(fitted.excess, image)));
      continue;
    }
    if (fitted.kind === 'cut') cut.push(line);
    if (row.form === 'polygon') polygons.push(line);
    else if (row.tilted) tilted.push(line);
    taken.push({ row: { ...row, box: fitted.box }, line });
  }
  return { taken, problems, repairs: reportRepairs(labels.path, cut, tilted, polygons) };
}

function outside(excess: number, image: PictureSize): string {
  const size = `${image.width} × ${image.height}`;
  return `the box reaches ${excess.toFixed(1)} px outside the image of ${size} px; coordinates are fractions of its size, from 0 to 1`;
}

function report(file: string, line: number, code: string, problem: string): Reason {
  const message = `${file}, line ${line}: ${problem}; the row was left out and its page is not complete.`;
  return reason(code, message, { file, line, problem });
}

function reportRepairs(
  file: string,
  cut: readonly number[],
  tilted: readonly number[],
  polygons: readonly number[],
): Reason[] {
  const repairs: Reason[] = [];
  const say = (code: string, lines: readonly number[], what: string) => {
    const listed = lines.join(', ');
    const where = `${file}, ${lines.length === 1 ? 'line' : 'lines'} ${listed}`;
    if (lines.length > 0)
      repairs.push(reason(code, `${where}: ${what}.`, { file, lines: listed, count: lines.length }));
  };
  say('yolo-box-cut', cut, 'a box reached up to one pixel outside the image and was cut at its edge');
  say(
    'yolo-corners-tilted',
    tilted,
    'the four corners are no upright rectangle; the upright box around them was taken',
  );
  say('yolo-polygon-boxed', polygons, 'a polygon; the upright box around it was taken');
  return repairs;
}

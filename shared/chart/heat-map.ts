import { fitText, textWidth } from './fit-text.ts';
import type { Mark, Scene } from './scene.ts';

export interface HeatCell {
  readonly row: number;
  readonly column: number;
  /** Full colour at 1. */
  readonly share: number;
  /** It has no target among cells that have: its colour is no success. */
  readonly isAside?: boolean;
  readonly figure: string;
  /** Below the figure, smaller. */
  readonly detail: string;
  readonly title: string;
  readonly link?: string;
}

export interface HeatMap {
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly HeatCell[];
  readonly width: number;
}

const rowHeight = 46;
const headHeight = 34;
const gap = 3;
/** Full colour of cells without a target among others. */
const asideDepth = 0.35;
/** From this share on the ground is dark enough for light text. */
const lightTextFrom = 0.62;

/**
 * A matrix as a heat map: the deeper a cell, the nearer to its target (or to the greatest cell where none has one); grey
 * are those without a target among others that have one.
 */
export function heatMapScene({ title, rows, columns, cells, width }: HeatMap): Scene {
  const labels = Math.min(width * 0.3, Math.max(90, ...rows.map((name) => textWidth(name, 13) + 16)));
  const cellWidth = columns.length === 0 ? 0 : (width - labels) / columns.length;
  const marks: Mark[] = columns.flatMap((name, index) =>
    headLines(name, cellWidth - 8).map((text, line, lines) => ({
      kind: 'text' as const,
      x: labels + cellWidth * (index + 0.5),
      y: 21 + 14 * (line - (lines.length - 1)) + (lines.length > 1 ? 6 : 0),
      text,
      size: 12,
      fill: 'quiet' as const,
      anchor: 'middle' as const,
    })),
  );
  for (const [index, name] of rows.entries()) {
    marks.push({
      kind: 'text',
      x: labels - 10,
      y: headHeight + rowHeight * index + rowHeight / 2 + 3,
      text: fitText(name, 13, labels - 12),
      size: 13,
      fill: 'text',
      anchor: 'end',
    });
  }
  for (const cell of cells) marks.push(...cellMarks(cell, labels, cellWidth));
  return { width, height: headHeight + rows.length * rowHeight + 4, title, marks };
}

/** A heading over a narrow column stands on two lines rather than being cut off, where it has words to part. */
function headLines(name: string, width: number): readonly string[] {
  const words = name.split(' ');
  if (textWidth(name, 12) <= width || words.length < 2) return [fitText(name, 12, width)];
  let taken = 1;
  while (taken < words.length - 1 && textWidth(words.slice(0, taken + 1).join(' '), 12) <= width) taken++;
  return [words.slice(0, taken), words.slice(taken)].map((line) => fitText(line.join(' '), 12, width));
}

function cellMarks(cell: HeatCell, labels: number, cellWidth: number): readonly Mark[] {
  const x = labels + cellWidth * cell.column;
  const y = headHeight + rowHeight * cell.row;
  const place = {
    x: x + gap / 2,
    y: y + gap / 2,
    width: Math.max(0, cellWidth - gap),
    height: rowHeight - gap,
    radius: 5,
  };
  const share = Math.min(1, Math.max(0, cell.share));
  const depth = cell.isAside === true ? asideDepth : 1;
  const isDark = share * depth >= lightTextFrom;
  const fill = isDark ? 'ground' : 'text';
  const middle = x + cellWidth / 2;
  return [
    { kind: 'rectangle', ...place, fill: 'track', opacity: 0.55 },
    {
      kind: 'rectangle',
      ...place,
      fill: cell.isAside === true ? 'quiet' : 'accepted',
      opacity: share === 0 ? 0 : depth * (0.12 + 0.88 * share),
      title: cell.title,
      ...(cell.link === undefined ? {} : { link: cell.link }),
    },
    {
      kind: 'text',
      x: middle,
      y: y + (cell.detail === '' ? rowHeight / 2 + 5 : 21),
      text: fitText(cell.figure, 14, cellWidth - 8),
      size: 14,
      fill,
      anchor: 'middle',
      isStrong: true,
    },
    {
      kind: 'text',
      x: middle,
      y: y + 36,
      text: fitText(cell.detail, 11, cellWidth - 8),
      size: 11,
      // Quiet text is quiet on the ground; on a filled cell nobody could read it.
      fill,
      anchor: 'middle',
    },
  ];
}

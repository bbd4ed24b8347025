import { fitText, textWidth } from './fit-text.ts';
import { linear, ticksTo } from './scale.ts';
import type { Mark, Paint, Scene } from './scene.ts';

export interface StatusBar {
  readonly name: string;
  /** From what counts to what has not begun; drawn one after the other. */
  readonly parts: readonly { readonly paint: Paint; readonly value: number; readonly title: string }[];
  /** Where the bar has to reach; null: nowhere. */
  readonly target: number | null;
  readonly figure: string;
  readonly link?: string;
}

export interface StatusBars {
  readonly title: string;
  readonly bars: readonly StatusBar[];
  readonly width: number;
  readonly number: (value: number) => string;
}

const rowHeight = 30;
const barHeight = 14;
const labelWidth = 210;
/** Of the column of figures: as wide as the widest of them, within these bounds. */
const figureWidths = { least: 110, most: 240 };
const figureSize = 12;
const axisHeight = 24;

/** Bars of one scale: quantity by status, with a mark where each has to reach. */
export function statusBarsScene({ title, bars, width, number }: StatusBars): Scene {
  const most = Math.max(1, ...bars.map(({ parts, target }) => Math.max(target ?? 0, sum(parts))));
  const ticks = ticksTo(most);
  const end = ticks.at(-1) ?? most;
  const figureWidth = figureWidthOf(bars);
  const x = linear(0, end, labelWidth, width - figureWidth);
  const bottom = bars.length * rowHeight + 4;
  const marks: Mark[] = ticks.flatMap((tick): Mark[] => [
    {
      kind: 'path',
      points: [
        { x: x(tick), y: 0 },
        { x: x(tick), y: bottom },
      ],
      stroke: 'line',
      width: 1,
    },
    { kind: 'text', x: x(tick), y: bottom + 16, text: number(tick), size: 11, fill: 'quiet', anchor: 'middle' },
  ]);
  for (const [index, bar] of bars.entries()) {
    marks.push(...barMarks(bar, index * rowHeight + 4, x, { width, figureWidth }));
  }
  return { width, height: bottom + axisHeight, title, marks };
}

function figureWidthOf(bars: readonly StatusBar[]): number {
  const widest = Math.max(0, ...bars.map(({ figure }) => textWidth(figure, figureSize)));
  return Math.min(figureWidths.most, Math.max(figureWidths.least, Math.ceil(widest) + 16));
}

function barMarks(
  bar: StatusBar,
  top: number,
  x: (value: number) => number,
  { width, figureWidth }: { readonly width: number; readonly figureWidth: number },
): readonly Mark[] {
  const y = top + (rowHeight - barHeight) / 2;
  const marks: Mark[] = [
    {
      kind: 'text',
      x: labelWidth - 12,
      y: top + rowHeight / 2 + 4,
      text: fitText(bar.name, 13, labelWidth - 16),
      size: 13,
      fill: 'text',
      anchor: 'end',
    },
  ];
  let from = 0;
  for (const { paint, value, title } of bar.parts) {
    if (value <= 0) continue;
    marks.push({
      kind: 'rectangle',
      x: x(from),
      y,
      width: x(from + value) - x(from),
      height: barHeight,
      fill: paint,
      opacity: paint === 'accepted' || paint === 'absent' ? 1 : 0.55,
      title,
      ...(bar.link === undefined ? {} : { link: bar.link }),
    });
    from += value;
  }
  if (bar.target !== null) {
    marks.push({ kind: 'rectangle', x: x(bar.target) - 1, y: y - 4, width: 2, height: barHeight + 8, fill: 'text' });
  }
  marks.push({
    kind: 'text',
    x: width,
    y: top + rowHeight / 2 + 4,
    text: fitText(bar.figure, figureSize, figureWidth - 8),
    size: figureSize,
    fill: 'quiet',
    anchor: 'end',
  });
  return marks;
}

function sum(parts: StatusBar['parts']): number {
  return parts.reduce((total, { value }) => total + value, 0);
}

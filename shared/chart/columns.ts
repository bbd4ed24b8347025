import { fitText, textWidth } from './fit-text.ts';
import { linear, ticksTo } from './scale.ts';
import type { Mark, Paint, Scene } from './scene.ts';

export interface Column {
  readonly name: string;
  readonly value: number;
  readonly title: string;
  readonly paint: Paint;
  readonly link?: string;
}

export interface Columns {
  readonly title: string;
  readonly columns: readonly Column[];
  /** A level that columns should reach, with its words; null: none. */
  readonly level: { readonly value: number; readonly text: string } | null;
  readonly width: number;
  readonly height: number;
  /** `log`: a class that is a hundred times as rare is still seen. */
  readonly scale: 'linear' | 'log';
  readonly number: (value: number) => string;
  /** Whether names are labels of symbol classes. */
  readonly isCode: boolean;
}

const left = 58;
const top = 16;
const bottom = 30;
const nameSize = 11;
/** Room that a turned name takes across and at most along itself. */
const turned = { width: 12, longest: 96 };

/** Columns side by side, as many as there are: names stand below, turned where they have no room side by side. */
export function columnsScene(chart: Columns): Scene {
  const { columns, level, width, height, scale, number, title } = chart;
  // The level is named beside the columns: among them it could not be read.
  const right = level === null ? 10 : textWidth(level.text, 11) + 14;
  const most = Math.max(1, level?.value ?? 0, ...columns.map(({ value }) => value));
  const ticks = scale === 'log' ? powersTo(most) : ticksTo(most);
  const end = ticks.at(-1) ?? most;
  const step = columns.length === 0 ? 0 : (width - left - right) / columns.length;
  const widest = Math.max(0, ...columns.map(({ name }) => textWidth(name, nameSize)));
  const isTurned = widest > step - 2;
  const ground = height - (isTurned ? Math.min(turned.longest, widest) + 14 : bottom);
  const y =
    scale === 'log'
      ? (value: number) => linear(0, Math.log10(end + 1), ground, top)(Math.log10(value + 1))
      : linear(0, end, ground, top);
  const gap = step > 8 ? Math.min(10, step * 0.25) : 0.5;
  const marks: Mark[] = ticks.flatMap((tick): Mark[] => [
    {
      kind: 'path',
      points: [
        { x: left, y: y(tick) },
        { x: width - right, y: y(tick) },
      ],
      stroke: 'line',
      width: 1,
    },
    { kind: 'text', x: left - 8, y: y(tick) + 4, text: number(tick), size: 11, fill: 'quiet', anchor: 'end' },
  ]);
  const every = isTurned ? Math.max(1, Math.ceil(turned.width / Math.max(step, 0.01))) : 1;
  for (const [index, column] of columns.entries()) {
    const x = left + step * index;
    const columnHeight = Math.max(column.value > 0 ? 1 : 0, ground - y(column.value));
    marks.push({
      kind: 'rectangle',
      x: x + gap / 2,
      y: ground - columnHeight,
      width: Math.max(0.5, step - gap),
      height: columnHeight,
      fill: column.paint,
      title: column.title,
      ...(column.link === undefined ? {} : { link: column.link }),
    });
    if (index % every === 0) {
      marks.push({
        kind: 'text',
        x: x + step / 2 + (isTurned ? 4 : 0),
        y: ground + (isTurned ? 8 : 16),
        text: isTurned ? fitText(column.name, nameSize, turned.longest) : column.name,
        size: nameSize,
        fill: 'quiet',
        anchor: isTurned ? 'end' : 'middle',
        ...(isTurned ? { isTurned } : {}),
        ...(chart.isCode ? { isCode: true } : {}),
      });
    }
  }
  if (level !== null) {
    marks.push({
      kind: 'path',
      points: [
        { x: left, y: y(level.value) },
        { x: width - right, y: y(level.value) },
      ],
      stroke: 'text',
      width: 1.3,
      dash: [5, 4],
    });
    marks.push({
      kind: 'text',
      x: width - right + 6,
      y: y(level.value) + 4,
      text: level.text,
      size: 11,
      fill: 'text',
      anchor: 'start',
    });
  }
  return { width, height, title, marks };
}

function powersTo(most: number): readonly number[] {
  const ticks = [0];
  for (let power = 1; ; power *= 10) {
    ticks.push(power);
    if (power >= most) return ticks;
  }
}

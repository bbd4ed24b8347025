import { instancesThatFit, stepSize } from '#shared/sizing/size-pipeline.ts';
import { textWidth } from './fit-text.ts';
import { linear } from './scale.ts';
import type { Mark, Point, Scene } from './scene.ts';

export interface MemorySteps {
  readonly title: string;
  readonly models: readonly { readonly name: string; readonly modelGb: number; readonly deviceGb: number }[];
  readonly width: number;
  readonly height: number;
  readonly number: (value: number) => string;
  readonly sizeName: string;
  readonly countName: string;
}

const left = 46;
const right = 20;
/** The name of the axis stands above, and between the two a line of names of models. */
const top = 44;
const bottom = 42;
/** More instances than this on one device make steps that nobody can tell apart. */
const mostSteps = 8;

/**
 * How many instances of a model fit on a device, by its size: the steps at 1/2, 1/3, … of the memory, with the models
 * where they stand. Devices of several sizes are drawn one over the other.
 */
export function memoryStepsScene({ title, models, width, height, number, sizeName, countName }: MemorySteps): Scene {
  const devices = [...new Set(models.map(({ deviceGb }) => deviceGb))].sort((a, b) => a - b);
  const largest = devices.at(-1) ?? 1;
  const most = Math.min(
    mostSteps,
    Math.max(2, ...models.map(({ modelGb, deviceGb }) => instancesThatFit(modelGb, deviceGb))),
  );
  const end = Math.max(largest * 1.12, ...models.map(({ modelGb }) => modelGb * 1.05));
  const x = linear(0, end, left, width - right);
  const y = linear(0, most, height - bottom, top);
  const marks: Mark[] = Array.from({ length: most + 1 }, (_, count): Mark[] => [
    {
      kind: 'path',
      points: [
        { x: left, y: y(count) },
        { x: width - right, y: y(count) },
      ],
      stroke: 'line',
      width: 1,
    },
    { kind: 'text', x: left - 10, y: y(count) + 4, text: number(count), size: 11, fill: 'quiet', anchor: 'end' },
  ]).flat();
  for (const device of devices)
    marks.push({ kind: 'path', points: stepsOf(device, end, most, x, y), stroke: 'accent', width: 2 });
  for (const { at, text } of edgeLabels(devices, most, x, number))
    marks.push({ kind: 'text', x: at, y: height - bottom + 16, text, size: 11, fill: 'quiet', anchor: 'middle' });
  for (const { name, modelGb, deviceGb } of models) {
    const count = Math.min(most, instancesThatFit(modelGb, deviceGb));
    const at: Point = { x: x(modelGb), y: y(count) };
    marks.push({
      kind: 'rectangle',
      x: at.x - 5,
      y: at.y - 5,
      width: 10,
      height: 10,
      radius: 5,
      fill: count === 0 ? 'returned' : 'accepted',
      title: `${name}: ${number(modelGb)} GB, ${number(count)}`,
    });
  }
  const standing = models.map(({ name, modelGb, deviceGb }) => {
    const count = Math.min(most, instancesThatFit(modelGb, deviceGb));
    return { name, at: { x: x(modelGb), y: y(count) } };
  });
  marks.push(...nameLabels(standing, width - right));
  marks.push({ kind: 'text', x: left - 34, y: 12, text: countName, size: 11, fill: 'quiet', anchor: 'start' });
  marks.push({
    kind: 'text',
    x: width - right,
    y: height - 8,
    text: `${sizeName} (GB)`,
    size: 11,
    fill: 'quiet',
    anchor: 'end',
  });
  return { width, height, title, marks };
}

interface EdgeLabel {
  readonly at: number;
  readonly text: string;
}

/** Sizes at which a step ends, the memory of the largest device first; one that would lie over another is left out. */
function edgeLabels(
  devices: readonly number[],
  most: number,
  x: (size: number) => number,
  number: (value: number) => string,
): readonly EdgeLabel[] {
  const kept: (EdgeLabel & { readonly half: number })[] = [];
  for (let count = 1; count <= Math.min(most, 4); count++) {
    for (const device of devices.toReversed()) {
      const size = stepSize(count, device);
      const label = { at: x(size), text: number(size), half: textWidth(number(size), 11) / 2 + 3 };
      if (kept.every(({ at, half }) => Math.abs(at - label.at) >= half + label.half)) kept.push(label);
    }
  }
  return kept;
}

interface StandingModel {
  readonly name: string;
  readonly at: Point;
}

const nameSize = 12;
const nameGap = 9;

interface NameLabel {
  readonly first: Point;
  readonly last: Point;
  readonly text: string;
}

/** The names beside the models; those of one step that would lie over each other stand in one line. */
function nameLabels(models: readonly StandingModel[], end: number): readonly Mark[] {
  const labels: NameLabel[] = [];
  for (const { name, at } of models.toSorted((a, b) => a.at.y - b.at.y || a.at.x - b.at.x)) {
    let label: NameLabel = { first: at, last: at, text: name };
    // In one line they are longer, and may lie over what stood clear of each of them.
    for (let before = labels.at(-1); before && isOver(before, label, end); before = labels.at(-1)) {
      labels.pop();
      label = { first: before.first, last: label.last, text: `${before.text}, ${label.text}` };
    }
    labels.push(label);
  }
  return labels.map((label) => {
    const { isRight, from, to } = extentOf(label, end);
    return {
      kind: 'text',
      x: isRight ? to : from,
      y: label.first.y - 8,
      text: label.text,
      size: nameSize,
      fill: 'text',
      anchor: isRight ? 'end' : 'start',
      isStrong: true,
    };
  });
}

/** Where a line of names stands: right of its first model, or left of its last one where the picture ends before. */
function extentOf({ first, last, text }: NameLabel, end: number) {
  const width = textWidth(text, nameSize);
  const from = first.x + nameGap;
  return from + width > end
    ? { isRight: true, from: last.x - nameGap - width, to: last.x - nameGap }
    : { isRight: false, from, to: from + width };
}

/** Whether a line of names, or its first model, would lie over the line before it on the same step. */
function isOver(before: NameLabel, label: NameLabel, end: number): boolean {
  return (
    before.first.y === label.first.y && Math.min(label.first.x, extentOf(label, end).from) < extentOf(before, end).to
  );
}

/** From the smallest size that is drawn to past the memory, where nothing fits. */
function stepsOf(
  device: number,
  end: number,
  most: number,
  x: (size: number) => number,
  y: (count: number) => number,
): readonly Point[] {
  const points: Point[] = [{ x: x(0), y: y(most) }];
  for (let count = most; count >= 1; count--) {
    const edge = x(stepSize(count, device));
    points.push({ x: edge, y: y(count) }, { x: edge, y: y(count - 1) });
  }
  points.push({ x: x(end), y: y(0) });
  return points;
}

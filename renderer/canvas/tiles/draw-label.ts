import type { Box } from '#schemas/domain/geometry.ts';
import type { ClassLook } from '../class-look.ts';
import { reachPx } from './reach.ts';

/** How large a tag is, in CSS pixels. */
export interface TagSize {
  readonly font: number;
  readonly padding: number;
  readonly height: number;
  /** What a label may take though its box is narrower: in the usual size enough for `sin` and `max`. */
  readonly leastRoom: number;
}

export const usualTag: TagSize = { font: 11, padding: 3, height: 14, leastRoom: 26 };
/** Between small boxes a tag of the usual size would hide what stands in the row above. */
const small: TagSize = { font: 9, padding: 2, height: 10, leastRoom: 16 };
/** CSS pixels of a box's longer side from which its label is written at all, and from which in the usual size. */
const leastSide = 14;
const leastSideForUsual = 24;
const longestPx = reachPx.right - 12;

/** How large the label of a box may be; sides in CSS pixels of the screen. Null: there is no room for one. */
export function tagSizeFor(width: number, height: number): TagSize | null {
  const side = Math.max(width, height);
  if (side < leastSide) return null;
  return side < leastSideForUsual ? small : usualTag;
}

/**
 * Writes the label of a class on a tag that stands on the box's top-left corner; device pixels. A name that is longer
 * than its box is wide ends with an ellipsis: it would cover the neighbours' tags.
 */
export function drawLabel(
  context: CanvasRenderingContext2D,
  { text: name, colour }: ClassLook,
  { x: left, y: top, width: boxWidth }: Pick<Box, 'x' | 'y' | 'width'>,
  size: TagSize,
  pixelRatio: number,
): void {
  const padding = size.padding * pixelRatio;
  const font = size.font * pixelRatio;
  context.font = `600 ${font}px "Inter", "Noto Sans Math", "DejaVu Sans", sans-serif`;
  const room = Math.min(Math.max(boxWidth - 2 * padding, size.leastRoom * pixelRatio), longestPx * pixelRatio);
  const text = shortened(context, name, room, font);
  const height = size.height * pixelRatio;
  const edge = 0.75 * pixelRatio;
  context.fillStyle = colour;
  context.fillRect(left - edge, top - height, widthOf(context, text, font) + 2 * padding, height);
  context.fillStyle = '#ffffff';
  context.textBaseline = 'middle';
  context.fillText(text, left - edge + padding, top - height / 2 + 0.5 * pixelRatio);
}

/** As much of a name as there is room for. */
function shortened(context: CanvasRenderingContext2D, name: string, room: number, font: number): string {
  if (widthOf(context, name, font) <= room) return name;
  for (let length = name.length - 1; length > 1; length -= 1) {
    const text = `${name.slice(0, length)}…`;
    if (widthOf(context, text, font) <= room) return text;
  }
  return name.slice(0, 1);
}

const widths = new Map<string, number>();

/** Measuring text costs more than drawing it: each label is measured once in each size. */
function widthOf(context: CanvasRenderingContext2D, text: string, font: number): number {
  const key = `${font}/${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

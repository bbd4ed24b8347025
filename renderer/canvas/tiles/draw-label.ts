import type { ClassLook } from '../class-look.ts';
import { reachPx } from './reach.ts';

const fontSizePx = 11;
const paddingPx = 3;
const heightPx = 14;
const longestPx = reachPx.right - 12;

/** CSS pixels that a label may take though its box is narrower: enough for `sin` and `max`. */
const leastRoomPx = 26;

/**
 * Writes the label of a class on a tag that stands on the box's top-left corner; device pixels. A name that is longer
 * than its box is wide ends with an ellipsis: it would cover the neighbours' tags.
 */
export function drawLabel(
  context: CanvasRenderingContext2D,
  { text: name, colour }: ClassLook,
  left: number,
  top: number,
  boxWidth: number,
  pixelRatio: number,
): void {
  context.font = labelFont(pixelRatio);
  const room = Math.min(
    Math.max(boxWidth - 2 * paddingPx * pixelRatio, leastRoomPx * pixelRatio),
    longestPx * pixelRatio,
  );
  const text = shortened(context, name, room, pixelRatio);
  const width = widthOf(context, text, pixelRatio);
  const height = heightPx * pixelRatio;
  const edge = 0.75 * pixelRatio;
  context.fillStyle = colour;
  context.fillRect(left - edge, top - height, width + 2 * paddingPx * pixelRatio, height);
  context.fillStyle = '#ffffff';
  context.textBaseline = 'middle';
  context.fillText(text, left - edge + paddingPx * pixelRatio, top - height / 2 + 0.5 * pixelRatio);
}

function labelFont(pixelRatio: number): string {
  return `600 ${fontSizePx * pixelRatio}px "Inter", "Noto Sans Math", "DejaVu Sans", sans-serif`;
}

/** As much of a name as there is room for. */
function shortened(context: CanvasRenderingContext2D, name: string, room: number, pixelRatio: number): string {
  if (widthOf(context, name, pixelRatio) <= room) return name;
  for (let length = name.length - 1; length > 1; length -= 1) {
    const text = `${name.slice(0, length)}…`;
    if (widthOf(context, text, pixelRatio) <= room) return text;
  }
  return name.slice(0, 1);
}

const widths = new Map<string, number>();

/** Measuring text costs more than drawing it: each label is measured once. */
function widthOf(context: CanvasRenderingContext2D, text: string, pixelRatio: number): number {
  const key = `${pixelRatio}/${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

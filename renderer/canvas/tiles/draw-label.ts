import type { ClassLook } from '../class-look.ts';
import { reachPx } from './reach.ts';

const fontSizePx = 11;
const paddingPx = 3;
const heightPx = 14;
const longestPx = reachPx.right - 12;

/** Writes the label of a class on a tag that stands on the box's top-left corner; device pixels. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  { text, colour }: ClassLook,
  left: number,
  top: number,
  pixelRatio: number,
): void {
  context.font = labelFont(pixelRatio);
  const width = Math.min(widthOf(context, text, pixelRatio), longestPx * pixelRatio);
  const height = heightPx * pixelRatio;
  const edge = 0.75 * pixelRatio;
  context.fillStyle = colour;
  context.fillRect(left - edge, top - height, width + 2 * paddingPx * pixelRatio, height);
  context.fillStyle = '#ffffff';
  context.textBaseline = 'middle';
  context.fillText(text, left - edge + paddingPx * pixelRatio, top - height / 2 + 0.5 * pixelRatio, width);
}

function labelFont(pixelRatio: number): string {
  return `600 ${fontSizePx * pixelRatio}px "Inter", "Noto Sans Math", "DejaVu Sans", sans-serif`;
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

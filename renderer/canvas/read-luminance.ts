import type { LuminanceGrid, Overview, ReadLuminance } from '#renderer/editor/ink/luminance-grid.ts';
import type { PagePicture } from './page-picture.ts';

/** Reads the brightness of parts of a picture. */
export function luminanceReaderOf(picture: PagePicture): ReadLuminance {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  return (box): LuminanceGrid | null => {
    const left = Math.max(0, Math.floor(box.x));
    const top = Math.max(0, Math.floor(box.y));
    const width = Math.min(picture.width, Math.ceil(box.x + box.width)) - left;
    const height = Math.min(picture.height, Math.ceil(box.y + box.height)) - top;
    if (!context || width <= 0 || height <= 0) return null;
    canvas.width = width;
    canvas.height = height;
    context.translate(-left, -top);
    picture.draw(context, 1, left, top, width, height);
    return { origin: { x: left, y: top }, width, height, values: luminanceOf(context, width, height) };
  };
}

/** Longest side of an overview, pixels: the smallest copy of a picture that is there for drawing has about as many. */
const overviewSide = 400;

/** Makes the overview of a picture. */
export function overviewOf(picture: PagePicture): Overview | null {
  const scale = Math.min(1, overviewSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(picture.width * scale));
  canvas.height = Math.max(1, Math.floor(picture.height * scale));
  const { width, height } = canvas;
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) return null;
  picture.draw(context, scale, 0, 0, width, height);
  return { grid: { origin: { x: 0, y: 0 }, width, height, values: luminanceOf(context, width, height) }, scale };
}

function luminanceOf(context: CanvasRenderingContext2D, width: number, height: number): Uint8Array {
  const { data } = context.getImageData(0, 0, width, height);
  const values = new Uint8Array(width * height);
  // ITU-R BT.601 luma.
  for (let place = 0; place < values.length; place += 1) {
    const red = data[place * 4] ?? 0;
    const green = data[place * 4 + 1] ?? 0;
    const blue = data[place * 4 + 2] ?? 0;
    values[place] = (red * 299 + green * 587 + blue * 114) / 1000;
  }
  return values;
}

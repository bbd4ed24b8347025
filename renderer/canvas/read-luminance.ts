import type { LuminanceGrid, ReadLuminance } from '#renderer/editor/ink/luminance-grid.ts';
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
    const { data } = context.getImageData(0, 0, width, height);
    const values = new Uint8Array(width * height);
    // ITU-R BT.601 luma.
    for (let place = 0; place < values.length; place += 1) {
      const red = data[place * 4] ?? 0;
      const green = data[place * 4 + 1] ?? 0;
      const blue = data[place * 4 + 2] ?? 0;
      values[place] = (red * 299 + green * 587 + blue * 114) / 1000;
    }
    return { origin: { x: left, y: top }, width, height, values };
  };
}

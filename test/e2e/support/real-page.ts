import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import type { ReadLuminance } from '#renderer/editor/ink/luminance-grid.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import { realData } from '#test/support/real-data.ts';

/** A symbol of a real page as its people boxed it. */
export interface TrueSymbol {
  readonly label: string;
  /** The label that those people gave it. */
  readonly given: string;
  /** Page pixels. */
  readonly box: Box;
}

/** A photo of vertical arithmetic with its boxes. */
export interface RealPage {
  readonly name: string;
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
  readonly symbols: readonly TrueSymbol[];
}

/** In HME-VAS `=` is the bar over the result, which is of class `-` here, and `c1` a carried one. */
const labelOf: Readonly<Record<string, string>> = { '=': '-', c1: '1' };

/** Reads a page of HME-VAS by its number; symbols from top to bottom. */
export async function readRealPage(name: string): Promise<RealPage> {
  const png = await readFile(realData('hme_vas', 'images', `${name}.png`));
  const { width, height } = await sharp(png).metadata();
  const classes = (await readFile(realData('hme_vas', 'classes.txt'), 'utf8')).trim().split(/\s+/);
  const rows = (await readFile(realData('hme_vas', 'labels', `${name}.txt`), 'utf8')).trim().split('\n');
  const symbols = rows.map((row): TrueSymbol => {
    const [place = 0, x = 0, y = 0, w = 0, h = 0] = row.trim().split(/\s+/).map(Number);
    const label = classes[place] ?? '?';
    return {
      label: labelOf[label] ?? label,
      given: label,
      box: { x: (x - w / 2) * width, y: (y - h / 2) * height, width: w * width, height: h * height },
    };
  });
  return { name, png, width, height, symbols: symbols.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x) };
}

/** The numbers of all pages of HME-VAS. */
export function realPageNames(): readonly string[] {
  return globSync('*.png', { cwd: realData('hme_vas', 'images') }).map((file) => basename(file, '.png'));
}

/** Reads the brightness of a page as the editor does. */
export async function luminanceOf({ png, width: pageWidth, height: pageHeight }: RealPage): Promise<ReadLuminance> {
  const all = await sharp(png).removeAlpha().greyscale().raw().toBuffer();
  return (box) => {
    const left = Math.max(0, Math.floor(box.x));
    const top = Math.max(0, Math.floor(box.y));
    const width = Math.min(pageWidth, Math.ceil(box.x + box.width)) - left;
    const height = Math.min(pageHeight, Math.ceil(box.y + box.height)) - top;
    if (width <= 0 || height <= 0) return null;
    const values = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      const start = (top + y) * pageWidth + left;
      values.set(all.subarray(start, start + width), y * width);
    }
    return { origin: { x: left, y: top }, width, height, values };
  };
}

/** The darkest place in a box: ink of the symbol that it is around. */
export async function inkPointOf(page: RealPage, box: Box): Promise<Point> {
  const left = Math.max(0, Math.round(box.x + box.width * 0.1));
  const top = Math.max(0, Math.round(box.y + box.height * 0.1));
  const width = Math.max(1, Math.min(page.width - left, Math.round(box.width * 0.8)));
  const height = Math.max(1, Math.min(page.height - top, Math.round(box.height * 0.8)));
  const { data } = await sharp(page.png)
    .extract({ left, top, width, height })
    .greyscale()
    .blur(1)
    .raw()
    .toBuffer({ resolveWithObject: true });
  let darkest = 0;
  for (let place = 1; place < data.length; place += 1) {
    if ((data[place] ?? 255) < (data[darkest] ?? 255)) darkest = place;
  }
  return { x: left + (darkest % width) + 0.5, y: top + Math.floor(darkest / width) + 0.5 };
}

/** Intersection over union of two boxes. */
export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (a.width * a.height + b.width * b.height - common);
}

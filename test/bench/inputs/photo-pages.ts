import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { seededLot } from '#electron/core/synth/seeded-lot.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { type Pixels, photographPaper } from './paper.ts';
import { drawScribbles, type Scribble } from './scribbles.ts';

export interface PhotoPagesOptions {
  readonly count: number;
  /** Of each page, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly symbolsPerPage: number;
  /** Whether YOLO labels and a class list are written beside the pictures. */
  readonly hasTruth: boolean;
  readonly seed: number;
}

export interface PhotoPage {
  /** Absolute path of the JPEG. */
  readonly path: string;
  /** Boxes of its symbols in page pixels, as whole numbers. */
  readonly boxes: readonly Box[];
}

const labels = [
  ...'0 1 2 3 4 5 6 7 8 9 a b c d e f g h i j k m n p q r s t u v w x y z'.split(' '),
  '\\alpha',
  '\\beta',
  '\\pi',
  '\\theta',
  '+',
  '-',
];
const papers = 6;

/** Writes photos of pages with symbols, all different, as JPEG. The same options give the same bytes. */
export async function writePhotoPages(folder: string, options: PhotoPagesOptions): Promise<readonly PhotoPage[]> {
  const { count, width, height } = options;
  await mkdir(folder, { recursive: true });
  const random = seededLot(options.seed);
  const scribbles = drawScribbles(labels.length, random);
  const sheets = Array.from({ length: papers }, () => photographPaper(width, height, random));
  if (options.hasTruth) await writeFile(join(folder, 'classes.txt'), `${labels.join('\n')}\n`);
  const pages: PhotoPage[] = [];
  let next = 0;
  const writeSome = async () => {
    for (let index = next++; index < count; index = next++) {
      const sheet = sheets[index % papers];
      if (sheet) pages[index] = await writePage(folder, index, sheet, scribbles, options);
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, writeSome));
  return pages;
}

async function writePage(
  folder: string,
  index: number,
  sheet: Pixels,
  scribbles: readonly Scribble[],
  { width, height, symbolsPerPage, hasTruth, seed }: PhotoPagesOptions,
): Promise<PhotoPage> {
  const random = seededLot(seed * 1_000_003 + index);
  const pixels = sheet.slice();
  const rows: string[] = [];
  const boxes: Box[] = [];
  for (let symbol = 0; symbol < symbolsPerPage; symbol++) {
    const symbolClass = Math.floor(random() * scribbles.length);
    const scribble = scribbles[symbolClass];
    if (!scribble) continue;
    const box = {
      x: Math.floor(random() * (width - scribble.width)),
      y: Math.floor(random() * (height - scribble.height)),
      width: scribble.width,
      height: scribble.height,
    };
    write(pixels, width, box, scribble);
    boxes.push(box);
    rows.push(yoloRow(symbolClass, box, width, height));
  }
  const name = `page-${String(index).padStart(5, '0')}`;
  const path = join(folder, `${name}.jpg`);
  await writeFile(
    path,
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 80 })
      .toBuffer(),
  );
  if (hasTruth) await writeFile(join(folder, `${name}.txt`), rows.join(''));
  return { path, boxes };
}

/** Blue ink over what is there. */
function write(pixels: Pixels, pageWidth: number, box: Box, scribble: Scribble): void {
  for (let y = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) {
      const ink = (scribble.ink[y * box.width + x] ?? 0) / 255;
      if (ink === 0) continue;
      const at = ((box.y + y) * pageWidth + box.x + x) * 3;
      pixels[at] = (pixels[at] ?? 0) * (1 - ink) + 40 * ink;
      pixels[at + 1] = (pixels[at + 1] ?? 0) * (1 - ink) + 46 * ink;
      pixels[at + 2] = (pixels[at + 2] ?? 0) * (1 - ink) + 96 * ink;
    }
  }
}

function yoloRow(symbolClass: number, box: Box, width: number, height: number): string {
  const values = [
    (box.x + box.width / 2) / width,
    (box.y + box.height / 2) / height,
    box.width / width,
    box.height / height,
  ];
  return `${symbolClass} ${values.map((value) => value.toFixed(9)).join(' ')}\n`;
}

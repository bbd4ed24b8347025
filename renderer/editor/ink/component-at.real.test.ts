import { globSync } from 'node:fs';
import { basename } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { overlapOf, type RealPage, readRealPage } from '#test/e2e/support/real-page.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { centreOf } from '../geometry/box.ts';
import { componentAt } from './component-at.ts';
import type { ReadLuminance } from './luminance-grid.ts';

/** Page pixels by which a click may miss: as on a screen that shows the whole photo. */
const slack = 6;

async function readerOf({ png, width: pageWidth, height: pageHeight }: RealPage): Promise<ReadLuminance> {
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

describeWithRealData('hme_vas', 'a click into the middle of each symbol of all photos', () => {
  it('finds ink, and nearly always all ink of that symbol', { timeout: 120_000 }, async () => {
    const names = globSync('*.png', { cwd: realData('hme_vas', 'images') }).map((file) => basename(file, '.png'));
    const found = { whole: 0, other: 0, none: 0 };
    for (const name of names) {
      const page = await readRealPage(name);
      const read = await readerOf(page);
      for (const { box } of page.symbols) {
        const ink = componentAt(centreOf(box), slack, read);
        // People's boxes are loose: some twice as large as the ink.
        found[ink === null ? 'none' : overlapOf(ink, box) > 0.4 ? 'whole' : 'other'] += 1;
      }
    }
    // One 5 is written around a part of its neighbour.
    expect(found.none).toBeLessThanOrEqual(1);
    expect(found.whole / (found.whole + found.other)).toBeGreaterThan(0.93);
  });
});

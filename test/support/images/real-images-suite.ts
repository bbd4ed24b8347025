import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { analyseImage } from '#electron/core/imaging/analyse-image.ts';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { describeWithRealData, realData } from '../real-data.ts';

const endings = new Set(['.png', '.jpg', '.jpeg']);

/** Image files below a set of the real data, every nth of them. */
function imagesOf(set: string, step: number): string[] {
  return readdirSync(realData(set), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.has(extname(name).toLowerCase()))
    .toSorted()
    .filter((_, index) => index % step === 0)
    .map((name) => join(realData(set), name));
}

/** Tests that real images are read, and that the pixels agree with the header. */
export function describeRealImages(): void {
  describeSet('hme_vas', 1, 111);
  describeSet('hme100k', 20, 10);
  describeSet('formula_pages', 4, 5);
  describeSet('im2latex', 100, 5);
  describeSet('unimer_examples', 4, 5);
}

function describeSet(set: string, step: number, atLeast: number): void {
  describeWithRealData(set, `images of ${set}`, () => {
    test('all are decoded, thumbnailed and hashed', async () => {
      const paths = imagesOf(set, step);
      expect(paths.length).toBeGreaterThanOrEqual(atLeast);
      for (const path of paths) {
        const bytes = readFileSync(path);
        const upright = await decodeUpright(bytes);
        const analysed = await analyseImage(bytes);
        if (upright.kind === 'refused') throw new Error(`${path}: ${upright.reason.message}`);
        if (analysed.kind === 'refused') throw new Error(`${path}: ${analysed.reason.message}`);
        const { width, height, channels, pixels } = upright.pixels;
        expect(analysed.header).toMatchObject({ width, height });
        expect(pixels.length).toBe(width * height * channels);
        expect(Math.max(analysed.thumbnail.width, analysed.thumbnail.height)).toBe(
          Math.min(320, Math.max(width, height)),
        );
        expect(analysed.perceptualHash).toMatch(/^[0-9a-f]{16}$/);
      }
    });
  });
}

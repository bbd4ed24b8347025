import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { PictureIndex } from '#shared/split/near-duplicates.ts';
import { describeWithRealData, realFiles } from '#test/support/real-data.ts';
import { analyseImage } from '../analyse-image.ts';

async function hashesOf(bytes: Buffer) {
  const analysed = await analyseImage(bytes);
  if (analysed.kind === 'refused') throw new Error(analysed.reason.message);
  const { perceptualHash, inkHash } = analysed;
  return { perceptualHash, inkHash };
}

/** Ways in which a picture comes again; what is added is of the colour of its first pixel, or goes on from its edge. */
const ways: readonly (readonly [string, (picture: Sharp, background: string) => Sharp])[] = [
  ['with margins', (picture, background) => picture.extend({ left: 90, top: 60, right: 40, bottom: 80, background })],
  ['turned by 2°', (picture, background) => picture.rotate(2, { background })],
  ['at half size', (picture) => picture.resize({ width: 320, withoutEnlargement: true })],
];

async function shareFound(files: readonly string[], change: (picture: Sharp, background: string) => Sharp) {
  let found = 0;
  for (const file of files) {
    const bytes = readFileSync(file);
    const corner = await sharp(bytes)
      .extract({ left: 2, top: 2, width: 1, height: 1 })
      .flatten()
      .toColourspace('srgb')
      .raw()
      .toBuffer();
    const [red = 0, green = red, blue = red] = corner;
    const flat = await sharp(bytes).flatten({ background: '#ffffff' }).png().toBuffer();
    const again = await change(sharp(flat), `rgb(${red},${green},${blue})`).jpeg({ quality: 60 }).toBuffer();
    const index = new PictureIndex([await hashesOf(bytes)]);
    if (index.nearest(await hashesOf(again)) !== null) found += 1;
  }
  return found / files.length;
}

/** Pairs of different pictures that are taken for near-duplicates by their ink alone. */
async function falsePairs(files: readonly string[]): Promise<readonly string[]> {
  const pictures = await Promise.all(files.map(async (file) => await hashesOf(readFileSync(file))));
  return files.flatMap((file, at) => {
    const others = pictures.slice(0, at);
    const own = pictures[at];
    const near = own ? new PictureIndex(others).nearest(own) : null;
    return near?.isInkAlone === true ? [`${file} ${files[near.at]}`] : [];
  });
}

describeWithRealData('hme_vas', 'ink of photos', () => {
  const photos = async () => (await realFiles('.png', 'hme_vas', 'images')).toSorted();

  test.each(ways)('is known again %s', async (_, change) => {
    const files = (await photos()).filter((__, index) => index % 4 === 0);
    expect(await shareFound(files, change)).toBeGreaterThan(0.9);
  });

  test('tells any two of them apart', async () => {
    expect(await falsePairs(await photos())).toEqual([]);
  });
});

describeWithRealData('unimer_examples', 'ink of formulas of all kinds', () => {
  test.each(ways)('is known again %s', async (_, change) => {
    const files = (await realFiles('.png', 'unimer_examples')).toSorted();
    expect(await shareFound(files, change)).toBeGreaterThan(0.75);
  });
});

import type sharpLibrary from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyseImage } from '#electron/core/imaging/analyse-image.ts';
import { toBrowserImage } from '#electron/core/imaging/browser-image.ts';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { loadSharp } from '#electron/core/imaging/sharp-backend.ts';
import { exifBlock, jpegWithExif, webpWithExif } from './exif.ts';
import { type Colour, colourAt, picture } from './picture.ts';
import { pngWithChunk } from './png.ts';

/** Six fields, three across and two down, each of another colour; a field is as large as a block of JPEG. */
const fieldPx = 16;
const fields: readonly (readonly Colour[])[] = [
  [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ],
  [
    [255, 255, 0],
    [0, 255, 255],
    [255, 0, 255],
  ],
];
const columns = 3;
const rows = 2;
const fieldColour = (column: number, row: number): Colour => fields[row]?.[column] ?? [0, 0, 0];

/**
 * Where a stored field is seen, from what EXIF says of "0th row" and "0th column": for instance 6 is row 0 at the
 * right side, column 0 at the top.
 */
function seenAt(orientation: number, column: number, row: number): { x: number; y: number } {
  const fromRight = columns - 1 - column;
  const fromBottom = rows - 1 - row;
  switch (orientation) {
    case 2:
      return { x: fromRight, y: row };
    case 3:
      return { x: fromRight, y: fromBottom };
    case 4:
      return { x: column, y: fromBottom };
    case 5:
      return { x: row, y: column };
    case 6:
      return { x: fromBottom, y: column };
    case 7:
      return { x: fromBottom, y: fromRight };
    case 8:
      return { x: row, y: fromRight };
    default:
      return { x: column, y: row };
  }
}

const carriers = ['jpeg', 'jpeg little-endian', 'png', 'webp', 'tiff'] as const;
type Carrier = (typeof carriers)[number];

/** Tests that every carrier of EXIF comes out upright, by the place of each field. */
export function describeOrientation(): void {
  let sharp: typeof sharpLibrary;
  beforeAll(async () => {
    sharp = await loadSharp();
  });

  const stored = () => {
    const at = (x: number, y: number) => fieldColour(Math.floor(x / fieldPx), Math.floor(y / fieldPx));
    const { width, height, channels, pixels } = picture(columns * fieldPx, rows * fieldPx, at);
    return sharp(pixels, { raw: { width, height, channels } });
  };

  async function fileOf(carrier: Carrier, orientation: number): Promise<Uint8Array> {
    switch (carrier) {
      case 'jpeg':
      case 'jpeg little-endian': {
        const jpeg = await stored().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
        return jpegWithExif(jpeg, exifBlock(orientation, carrier === 'jpeg little-endian'));
      }
      case 'png':
        return pngWithChunk(await stored().png().toBuffer(), 'eXIf', exifBlock(orientation));
      case 'webp': {
        const webp = await stored().webp({ lossless: true }).toBuffer();
        return webpWithExif(webp, exifBlock(orientation), columns * fieldPx, rows * fieldPx);
      }
      case 'tiff':
        return stored().withMetadata({ orientation }).tiff({ compression: 'lzw' }).toBuffer();
    }
  }

  describe.each(carriers)('%s', (carrier) => {
    test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i', async (orientation) => {
      const bytes = await fileOf(carrier, orientation);
      const [width, height] = orientation >= 5 ? [rows, columns] : [columns, rows];
      const upright = await decodeUpright(bytes);
      if (upright.kind === 'refused') throw new Error(upright.reason.message);
      expect(upright.header).toMatchObject({ orientation, width: width * fieldPx, height: height * fieldPx });
      expect(upright.pixels).toMatchObject({ width: width * fieldPx, height: height * fieldPx });
      const analysed = await analyseImage(bytes);
      if (analysed.kind === 'refused') throw new Error(analysed.reason.message);
      expect(analysed.thumbnail).toMatchObject({ width: width * fieldPx, height: height * fieldPx });
      const thumbnail = await decodeUpright(analysed.thumbnail.bytes);
      const shown = await toBrowserImage(bytes);
      if (thumbnail.kind === 'refused' || shown.kind === 'refused') throw new Error('a derived image was refused');
      const isSelf = orientation === 1 ? carrier !== 'tiff' : carrier.startsWith('jpeg');
      expect(shown.bytes === bytes).toBe(isSelf);
      const browser = isSelf ? upright : await decodeUpright(shown.bytes);
      if (browser.kind === 'refused') throw new Error(browser.reason.message);
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          const { x, y } = seenAt(orientation, column, row);
          const centre = [x * fieldPx + fieldPx / 2, y * fieldPx + fieldPx / 2] as const;
          const expected = fieldColour(column, row);
          const tolerance = carrier.startsWith('jpeg') ? 6 : 0;
          expectColour(colourAt(upright.pixels, ...centre), expected, tolerance);
          expectColour(colourAt(browser.pixels, ...centre), expected, tolerance);
          expectColour(colourAt(thumbnail.pixels, ...centre), expected, 60);
        }
      }
    });
  });
}

function expectColour(found: Colour, expected: Colour, tolerance: number): void {
  const worst = Math.max(...found.map((value, channel) => Math.abs(value - (expected[channel] ?? 0))));
  expect(worst, `${found.join()} instead of ${expected.join()}`).toBeLessThanOrEqual(tolerance);
}

import type sharpLibrary from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyseImage } from '#electron/core/imaging/analyse-image.ts';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { loadSharp } from '#electron/core/imaging/sharp-backend.ts';
import { makeThumbnail } from '#electron/core/imaging/thumbnail.ts';
import { bmpOf } from './bmp.ts';
import { photo } from './picture.ts';

const encodings = ['jpeg', 'progressive jpeg', 'png', 'interlaced png', 'webp', 'tiff', 'tiff of jpeg', 'bmp'] as const;
type Encoding = (typeof encodings)[number];

const endOfImage = Buffer.from([0xff, 0xd9]);

/** Tests that files that are cut off or damaged are refused, and that odd but complete ones are not. */
export function describeRefusals(): void {
  let sharp: typeof sharpLibrary;
  const files = new Map<Encoding, Buffer>();

  beforeAll(async () => {
    sharp = await loadSharp();
    const { width, height, channels, pixels } = photo(701, 499);
    const source = () => sharp(pixels, { raw: { width, height, channels } });
    files.set('jpeg', await source().jpeg().toBuffer());
    files.set('progressive jpeg', await source().jpeg({ progressive: true }).toBuffer());
    files.set('png', await source().png().toBuffer());
    files.set('interlaced png', await source().png({ progressive: true }).toBuffer());
    files.set('webp', await source().webp().toBuffer());
    files.set('tiff', await source().tiff({ compression: 'lzw' }).toBuffer());
    files.set('tiff of jpeg', await source().tiff({ compression: 'jpeg' }).toBuffer());
    const row = Array.from({ length: 304 }, (_, at) => (at * 7) % 256);
    files.set('bmp', bmpOf({ width: 101, height: 60, bits: 24, pixels: Array.from({ length: 60 }, () => row).flat() }));
  });

  const fileOf = (encoding: Encoding) => files.get(encoding) ?? Buffer.alloc(0);

  describe.each(encodings)('%s', (encoding) => {
    test('is taken when it is whole', async () => {
      expect(await decodeUpright(fileOf(encoding))).toMatchObject({ kind: 'image' });
      expect(await analyseImage(fileOf(encoding))).toMatchObject({ kind: 'image' });
    });

    test.each([4, 16, 100, 0.02, 0.1, 0.5, 0.9])('is refused when cut by %d', async (cut) => {
      const file = fileOf(encoding);
      const short = file.subarray(0, file.length - (cut < 1 ? Math.floor(cut * file.length) : cut));
      for (const result of [await decodeUpright(short), await analyseImage(short)]) {
        expect(result.kind).toBe('refused');
        if (result.kind === 'refused') expect(result.reason.code).toMatch(/^image-(truncated|corrupt)$/);
      }
    });
  });

  test('a cut file is called cut off', async () => {
    for (const encoding of ['jpeg', 'png', 'webp', 'tiff', 'bmp'] as const) {
      const half = fileOf(encoding).subarray(0, fileOf(encoding).length / 2);
      expect(await analyseImage(half)).toMatchObject({ reason: { code: 'image-truncated' } });
    }
  });

  test('a half JPEG to which someone put an end is refused, unless it was accepted before', async () => {
    for (const encoding of ['jpeg', 'progressive jpeg'] as const) {
      const file = fileOf(encoding);
      const half = Buffer.concat([file.subarray(0, file.length / 2), endOfImage]);
      expect(await decodeUpright(half)).toMatchObject({ reason: { code: 'image-truncated' } });
      expect(await analyseImage(half)).toMatchObject({ reason: { code: 'image-truncated' } });
      expect(await decodeUpright(half, 'accept')).toMatchObject({ kind: 'image' });
      expect(await makeThumbnail(half, 100)).toMatchObject({ kind: 'thumbnail', width: 100, height: 71 });
    }
  });

  test('a JPEG of which the lower half is zeros is refused', async () => {
    const file = fileOf('jpeg');
    const zeros = Buffer.concat([file.subarray(0, file.length / 2), Buffer.alloc(file.length / 2)]);
    expect(await analyseImage(zeros)).toMatchObject({ kind: 'refused' });
  });

  test.each([
    ['bytes behind its end', (file: Buffer) => Buffer.concat([file, Buffer.alloc(999, 0x55)])],
    ['stray bytes between segments', (file: Buffer) => insert(file, 20, [0, 0, 0])],
    ['stray bytes before its end', (file: Buffer) => insert(file, file.length - 2, [0, 0, 0, 0])],
    ['an unknown segment', (file: Buffer) => insert(file, 2, [0xff, 0xeb, 0, 5, 1, 2, 3])],
    ['a comment that holds an end', (file: Buffer) => insert(file, 2, [0xff, 0xfe, 0, 4, 0xff, 0xd9])],
  ])('a JPEG with %s is taken', async (_, change) => {
    const odd = change(fileOf('jpeg'));
    expect(await decodeUpright(odd)).toMatchObject({ kind: 'image' });
    expect(await analyseImage(odd)).toMatchObject({ kind: 'image' });
  });

  test('a PNG with a flipped bit among its pixels is refused', async () => {
    const damaged = Buffer.from(fileOf('png'));
    const middle = Math.floor(damaged.length / 2);
    damaged.writeUInt8(damaged.readUInt8(middle) ^ 4, middle);
    expect(await analyseImage(damaged)).toMatchObject({ reason: { code: 'image-corrupt' } });
  });

  test('a reason is one sentence with the words of its parameters', async () => {
    const result = await analyseImage(fileOf('jpeg').subarray(0, 2000));
    expect(result).toEqual({
      kind: 'refused',
      reason: {
        code: 'image-truncated',
        message: 'The JPEG image ends before its last pixels, it was cut off: copy it again from where it came from.',
        parameters: { type: 'JPEG' },
      },
    });
  });
}

function insert(file: Buffer, at: number, bytes: readonly number[]): Buffer {
  return Buffer.concat([file.subarray(0, at), Buffer.from(bytes), file.subarray(at)]);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bmpOf } from '#test/support/images/bmp.ts';
import { exifBlock, jpegWithExif } from '#test/support/images/exif.ts';
import { pngChunk, pngHeaderOnly, pngWithChunk } from '#test/support/images/png.ts';
import { readImageHeader } from './read-image-header.ts';

const wholePng = (width: number, height: number) =>
  Buffer.concat([pngHeaderOnly(width, height), pngChunk('IEND', Buffer.alloc(0))]);

function jpegOf(width: number, height: number, marker = 0xc0, precision = 8, components = 3): Buffer {
  const frame = Buffer.from([0xff, marker, 0, 8 + components * 3, precision, 0, 0, 0, 0, components]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const parts = [Buffer.from([0xff, 0xd8]), frame, Buffer.alloc(components * 3, 1)];
  return Buffer.concat([...parts, Buffer.from([0xff, 0xda, 0, 4, 0, 0, 1, 2, 3, 0xff, 0xd9])]);
}

function tiffOf(tags: readonly (readonly [tag: number, value: number])[], next = 0): Buffer {
  const bytes = Buffer.alloc(8 + 2 + tags.length * 12 + 4);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(tags.length, 8);
  for (const [index, [tag, value]] of tags.entries()) {
    const at = 10 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(4, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  }
  bytes.writeUInt32LE(next, bytes.length - 4);
  return bytes;
}

function webpOf(chunk: string, content: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20 + content.length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write(`WEBP${chunk}`, 8, 'latin1');
  bytes.writeUInt32LE(content.length, 16);
  bytes.set(content, 20);
  return bytes;
}

const codeOf = (bytes: Uint8Array) => {
  const header = readImageHeader(bytes);
  return header.kind === 'refused' ? header.reason.code : header.kind;
};

describe('readImageHeader', () => {
  test.each([
    ['png', wholePng(640, 480)],
    ['jpeg', jpegOf(640, 480)],
    ['jpeg', jpegOf(640, 480, 0xc2)],
    ['bmp', bmpOf({ width: 640, height: -480, bits: 24, pixels: [] })],
    [
      'tiff',
      tiffOf([
        [256, 640],
        [257, 480],
      ]),
    ],
    ['webp', webpOf('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01])],
    ['webp', webpOf('VP8L', [0x2f, 0x7f, 0xc2, 0x77, 0x00])],
    ['webp', webpOf('VP8X', [0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0])],
  ])('reads the size of %s', (type, bytes) => {
    expect(readImageHeader(bytes)).toMatchObject({ kind: 'image', type, width: 640, height: 480, orientation: 1 });
  });

  test('swaps the sides of what lies on its side', () => {
    const turned = { width: 480, height: 640, storedWidth: 640, storedHeight: 480, orientation: 6 };
    expect(readImageHeader(jpegWithExif(jpegOf(640, 480), exifBlock(6)))).toMatchObject(turned);
    expect(readImageHeader(pngWithChunk(wholePng(640, 480), 'eXIf', exifBlock(6, true)))).toMatchObject(turned);
    expect(
      readImageHeader(
        tiffOf([
          [256, 640],
          [257, 480],
          [274, 6],
        ]),
      ),
    ).toMatchObject(turned);
  });

  test('takes the first EXIF block of a JPEG, and damaged metadata for none', () => {
    const twice = jpegWithExif(jpegWithExif(jpegOf(640, 480), exifBlock(3)), exifBlock(8));
    expect(readImageHeader(twice)).toMatchObject({ orientation: 8 });
    for (const exif of [exifBlock(0), exifBlock(9), exifBlock(6).subarray(0, 15), Buffer.from('??')]) {
      expect(readImageHeader(jpegWithExif(jpegOf(640, 480), exif))).toMatchObject({ orientation: 1 });
    }
  });

  test.each([
    ['a file of no bytes', Buffer.alloc(0), 'image-empty'],
    ['text', Buffer.from('no picture'), 'image-is-text'],
    ['a Git LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\n'), 'image-is-lfs-pointer'],
    ['a GIF', Buffer.from('GIF89a'), 'image-type-unsupported'],
    ['unknown bytes', Buffer.from([1, 2, 3, 4]), 'image-type-unknown'],
    ['a PNG header of 50,000 × 50,000', pngHeaderOnly(50_000, 50_000), 'image-too-large'],
    ['a PNG with a long side', wholePng(32_768, 1), 'image-too-large'],
    ['a PNG with too many pixels', wholePng(16_384, 16_384), 'image-too-large'],
    ['a PNG of no width', wholePng(0, 5), 'image-header-corrupt'],
    ['a PNG without its end', pngHeaderOnly(5, 5), 'image-truncated'],
    ['a PNG cut in its header', pngHeaderOnly(5, 5).subarray(0, 20), 'image-truncated'],
    ['a PNG with a wrong checksum', Buffer.from(wholePng(5, 5)).fill(7, 29, 33), 'image-header-corrupt'],
    ['a JPEG of 65,535 × 65,535', jpegOf(65_535, 65_535), 'image-too-large'],
    ['a JPEG of no height', jpegOf(5, 0), 'image-header-corrupt'],
    ['a lossless JPEG', jpegOf(5, 5, 0xc3), 'image-variant-unsupported'],
    ['a JPEG of twelve bits', jpegOf(5, 5, 0xc1, 12), 'image-variant-unsupported'],
    ['a JPEG without its end', jpegOf(5, 5).subarray(0, -1), 'image-truncated'],
    ['a JPEG cut in its header', jpegOf(5, 5).subarray(0, 9), 'image-truncated'],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 4, 0, 0, 0xff, 0xd9]), 'image-header-corrupt'],
    ['a TIFF without a size', tiffOf([[256, 640]]), 'image-header-corrupt'],
    [
      'a TIFF that is too large',
      tiffOf([
        [256, 40_000],
        [257, 40_000],
      ]),
      'image-too-large',
    ],
    ['a TIFF whose directory is missing', Buffer.from('II*\0\xff\0\0\0', 'latin1'), 'image-truncated'],
    [
      'a camera raw file',
      tiffOf([
        [256, 9],
        [257, 9],
        [50_706, 1],
      ]),
      'image-variant-unsupported',
    ],
    ['a WebP that is shorter than it says', webpOf('VP8L', [0x2f, 0, 0, 0, 0]).subarray(0, 22), 'image-truncated'],
    ['a WebP of an unknown kind', webpOf('VP9 ', [0, 0, 0, 0]), 'image-header-corrupt'],
    ['a BMP of no height', bmpOf({ width: 5, height: 0, bits: 24, pixels: [] }), 'image-header-corrupt'],
    ['a BMP that is too large', bmpOf({ width: 40_000, height: 40_000, bits: 24, pixels: [] }), 'image-too-large'],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  test('counts the pages of a TIFF and is not caught in a ring of them', () => {
    expect(
      readImageHeader(
        tiffOf(
          [
            [256, 3],
            [257, 3],
          ],
          8,
        ),
      ),
    ).toMatchObject({ pictures: 1, notes: [] });
    const first = tiffOf([
      [256, 3],
      [257, 3],
    ]);
    first.writeUInt32LE(first.length, first.length - 4);
    const reducedCopy = tiffOf([
      [254, 1],
      [256, 1],
      [257, 1],
    ]).subarray(8);
    reducedCopy.writeUInt32LE(first.length + reducedCopy.length, reducedCopy.length - 4);
    const secondPage = tiffOf([
      [256, 4],
      [257, 4],
    ]).subarray(8);
    expect(readImageHeader(Buffer.concat([first, reducedCopy, secondPage]))).toMatchObject({
      pictures: 2,
      notes: [{ code: 'only-first-of-pages', parameters: { pages: 2 } }],
    });
  });

  test('survives any bytes behind a signature', () => {
    const signatures = [
      '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR',
      '\xff\xd8\xff',
      'RIFF\x40\0\0\0WEBP',
      'II*\0',
      'MM\0+',
      'BM',
    ];
    const start = fc.constantFrom(...signatures).map((text) => Buffer.from(text, 'latin1'));
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (signature, rest) => {
        expect(['image', 'refused']).toContain(readImageHeader(Buffer.concat([signature, rest])).kind);
      }),
      { numRuns: 2000 },
    );
  });

  test('survives any cut and any changed byte', () => {
    const files = [
      pngWithChunk(wholePng(9, 9), 'eXIf', exifBlock(6)),
      jpegWithExif(jpegOf(9, 9), exifBlock(6)),
      tiffOf([
        [256, 9],
        [257, 9],
        [274, 3],
      ]),
      webpOf('VP8X', [8, 0, 0, 0, 8, 0, 0, 8, 0, 0]),
      bmpOf({ width: 9, height: 9, bits: 8, palette: [[1, 2, 3]], pixels: [] }),
    ];
    const file = fc.constantFrom(...files);
    fc.assert(
      fc.property(file, fc.nat(), fc.nat(), fc.nat(255), (bytes, cut, at, value) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(value, at % bytes.length);
        expect(['image', 'refused']).toContain(readImageHeader(changed.subarray(0, cut % (bytes.length + 1))).kind);
      }),
      { numRuns: 2000 },
    );
  });
});

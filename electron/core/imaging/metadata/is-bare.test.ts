import sharp from 'sharp';
import { expect, it } from 'vitest';
import { exifBlock, jpegWithExif } from '#test/support/images/exif.ts';
import { photo } from '#test/support/images/picture.ts';
import { isBare } from './is-bare.ts';
import { stripMetadata } from './strip-metadata.ts';

const { width, height, pixels } = photo(60, 40);
const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
const jpeg = await picture.clone().jpeg().toBuffer();
const comment = { IFD0: { ImageDescription: 'Room 12' } };

it.each([
  ['image/jpeg', jpeg],
  ['image/png', await picture.clone().png().toBuffer()],
  ['image/webp', await picture.clone().webp().toBuffer()],
])('a plain %s is bare', (contentType, bytes) => {
  expect(isBare(bytes, contentType)).toBe(true);
});

it.each([
  ['EXIF', 'image/jpeg', jpegWithExif(jpeg, exifBlock(1))],
  ['much EXIF', 'image/jpeg', jpegWithExif(jpeg, Buffer.alloc(40_000, 'GPS'))],
  ['a trailer', 'image/jpeg', Buffer.concat([jpeg, Buffer.from('trailer')])],
  ['a second picture with EXIF', 'image/jpeg', Buffer.concat([jpeg, jpegWithExif(jpeg, exifBlock(1))])],
  [
    'a comment between scans',
    'image/jpeg',
    withCommentBeforeLastScan(await picture.clone().jpeg({ progressive: true }).toBuffer()),
  ],
  ['EXIF', 'image/png', await picture.clone().png().withExif(comment).toBuffer()],
  ['EXIF', 'image/webp', await picture.clone().webp().withExif(comment).toBuffer()],
])('%s in %s is not, and exports take it out', (_what, contentType, bytes) => {
  expect(isBare(bytes, contentType)).toBe(false);
  expect(stripMetadata(bytes, contentType)).not.toBeNull();
});

it('no picture is that exports do not hand out as it is', async () => {
  expect(isBare(await picture.clone().tiff().toBuffer(), 'image/tiff')).toBe(false);
});

function withCommentBeforeLastScan(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from([0xff, 0xfe, 0, 5]),
    Buffer.from('GPS'),
    bytes.subarray(at),
  ]);
}

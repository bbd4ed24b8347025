import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { exifBlock, jpegWithExif, webpWithExif } from '#test/support/images/exif.ts';
import { photo } from '#test/support/images/picture.ts';
import { stripMetadata } from './strip-metadata.ts';

const source = photo(64, 48);
const raw = () => sharp(source.pixels, { raw: { width: 64, height: 48, channels: 3 } });
const pixelsOf = async (bytes: Uint8Array) => await sharp(bytes).removeAlpha().raw().toBuffer();
const exif = Buffer.concat([exifBlock(1), Buffer.from('GPS 37.5665 126.9780')]);

/** A JPEG segment. */
function segment(marker: number, text: string): Buffer {
  const content = Buffer.from(text, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** The EXIF segment that `jpegWithExif` puts in. */
function exifSegment(jpeg: Buffer): Buffer {
  const laden = jpegWithExif(jpeg, exif);
  return laden.subarray(2, 2 + laden.length - jpeg.length);
}

function withSegments(jpeg: Buffer, ...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

describe('stripMetadata of JPEG', () => {
  it.each([
    ['baseline', { progressive: false }],
    ['progressive', { progressive: true }],
    ['with restarts and other tables', { quality: 95, chromaSubsampling: '4:4:4' }],
  ])('takes everything out of a %s one but its pixels', async (_kind, options) => {
    const plain = await raw().jpeg(options).toBuffer();
    const laden = Buffer.concat([
      jpegWithExif(
        withSegments(
          plain,
          segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<GPS>'),
          segment(0xe2, 'MPF\0preview'),
          segment(0xed, 'Photoshop 3.0\0GPS'),
          segment(0xfe, 'GPS comment'),
        ),
        exif,
      ),
      jpegWithExif(plain, exif),
    ]);
    const stripped = stripMetadata(laden, 'image/jpeg');
    expect(stripped?.equals(plain)).toBe(true);
    expect(stripped?.includes('GPS')).toBe(false);
    expect(stripMetadata(plain, 'image/jpeg')).toBeNull();
  });

  it('keeps what changes colours', async () => {
    const coloured = await raw().withIccProfile('p3').jpeg().toBuffer();
    expect(coloured.includes('ICC_PROFILE')).toBe(true);
    const cmyk = withSegments(coloured, segment(0xee, 'Adobe\0d\0\0\0\0\0\0'));
    expect(stripMetadata(cmyk, 'image/jpeg')).toBeNull();
    const laden = jpegWithExif(cmyk, exif);
    expect(stripMetadata(laden, 'image/jpeg')?.equals(cmyk)).toBe(true);
  });

  it('takes out what stands behind fill bytes, which any marker may have before it', async () => {
    const plain = await raw().jpeg().toBuffer();
    const fill = Buffer.from([0xff, 0xff, 0xff]);
    const laden = withSegments(plain, fill, exifSegment(plain), fill, segment(0xfe, 'GPS comment'));
    expect((await sharp(laden).metadata()).exif).toBeDefined();
    expect(stripMetadata(laden, 'image/jpeg')?.equals(plain)).toBe(true);
    const filled = withSegments(plain, fill);
    expect(stripMetadata(filled, 'image/jpeg')).toBeNull();
    const atEnd = Buffer.concat([plain.subarray(0, -2), fill, plain.subarray(-2)]);
    expect(stripMetadata(Buffer.concat([atEnd, exif]), 'image/jpeg')?.equals(atEnd)).toBe(true);
  });

  it.each([
    ['a temporary marker', 0x01],
    ['a restart marker before any scan', 0xd0],
  ])('takes out what stands behind %s, which has no length', async (_what, code) => {
    const plain = await raw().jpeg().toBuffer();
    const laden = withSegments(plain, Buffer.from([0xff, code]), exifSegment(plain));
    expect(stripMetadata(laden, 'image/jpeg')?.includes('GPS')).toBe(false);
  });

  it('takes out what stands behind stray bytes, over which decoders read', async () => {
    const plain = await raw().jpeg().toBuffer();
    const stray = Buffer.from([0, 0x12, 0xff, 0, 0x34]);
    const laden = withSegments(plain, stray, exifSegment(plain));
    const stripped = stripMetadata(laden, 'image/jpeg');
    expect(stripped?.includes('GPS')).toBe(false);
    expect((await pixelsOf(stripped ?? laden)).equals(await pixelsOf(plain))).toBe(true);
  });

  it('does no harm to a cut one', async () => {
    const plain = await raw().jpeg().toBuffer();
    for (const length of [plain.length - 2, plain.length - 40, 200, 21, 3]) {
      const cut = plain.subarray(0, length);
      expect(stripMetadata(cut, 'image/jpeg') ?? cut).toEqual(cut);
    }
  });
});

describe('stripMetadata of PNG', () => {
  it('takes texts, EXIF and time out, and keeps pixels, palette and transparency', async () => {
    for (const options of [{}, { palette: true }, { progressive: true }]) {
      const laden = await raw()
        .ensureAlpha(0.5)
        .withExif({ IFD0: { Artist: 'Kim Minsu' }, IFD3: { GPSLatitude: '37/1' } })
        .png(options)
        .toBuffer();
      const stripped = stripMetadata(Buffer.concat([laden, Buffer.from('trailer')]), 'image/png');
      expect(stripped?.includes('Kim Minsu')).toBe(false);
      expect(stripped?.includes('trailer')).toBe(false);
      expect((await pixelsOf(stripped ?? laden)).equals(await pixelsOf(laden))).toBe(true);
      expect(stripMetadata(stripped ?? laden, 'image/png')).toBeNull();
    }
  });
});

describe('stripMetadata of WebP', () => {
  it.each([true, false])('takes EXIF out (lossless %s)', async (lossless) => {
    const plain = await raw().webp({ lossless }).toBuffer();
    const laden = webpWithExif(plain, exif, 64, 48);
    const stripped = stripMetadata(laden, 'image/webp');
    expect(stripped?.includes('GPS')).toBe(false);
    expect((await sharp(stripped ?? laden).metadata()).exif).toBeUndefined();
    expect((await pixelsOf(stripped ?? laden)).equals(await pixelsOf(plain))).toBe(true);
    expect(stripMetadata(stripped ?? laden, 'image/webp')).toBeNull();
    expect(stripMetadata(plain, 'image/webp')).toBeNull();
  });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { exifBlock, jpegWithExif } from '#test/support/images/exif.ts';
import { photo } from '#test/support/images/picture.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import { chooseImagingBackend, type ImagingBackend, loadSharp } from './sharp-backend.ts';

const root = join(import.meta.dirname, '../../..');

async function digestsWith(
  backend: ImagingBackend,
  paths: readonly string[],
): Promise<{ backend: string; images: object }> {
  const program = join(root, 'test/support/images/print-digests.ts');
  const env = { ...process.env, QUOTIENT_IMAGING: backend };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...paths], { env });
  return JSON.parse(stdout);
}

async function expectEqualPixels(paths: readonly string[]): Promise<void> {
  const [native, wasm] = await Promise.all([digestsWith('native', paths), digestsWith('wasm', paths)]);
  expect([native.backend, wasm.backend]).toEqual(['native', 'wasm']);
  expect(Object.keys(native.images)).toEqual(paths);
  expect(wasm.images).toEqual(native.images);
}

describe('chooseImagingBackend', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.each(['native', 'wasm'])('takes %s from the environment', (backend) => {
    vi.stubEnv('QUOTIENT_IMAGING', backend);
    expect(chooseImagingBackend()).toBe(backend);
  });

  test('takes native outside of Electron', () => {
    vi.stubEnv('QUOTIENT_IMAGING', '');
    expect(chooseImagingBackend()).toBe('native');
  });

  test('refuses what it does not know', () => {
    vi.stubEnv('QUOTIENT_IMAGING', 'gpu');
    expect(() => chooseImagingBackend()).toThrow(/QUOTIENT_IMAGING is "gpu"/);
  });
});

describe('both backends', () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'quotient-imaging-'));
    const { width, height, channels, pixels } = photo(903, 677);
    const sharp = await loadSharp();
    const source = () => sharp(pixels, { raw: { width, height, channels } });
    const save = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);
    const jpeg = await source().jpeg().toBuffer();
    save('a.jpg', jpeg);
    save('turned.jpg', jpegWithExif(jpeg, exifBlock(7)));
    save('half.jpg', jpeg.subarray(0, jpeg.length / 2));
    save('progressive.jpg', await source().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer());
    save('cmyk.jpg', await source().toColourspace('cmyk').jpeg().toBuffer());
    save('a.png', await source().png().toBuffer());
    save('transparent.png', await source().ensureAlpha(0.4).png().toBuffer());
    save('palette.png', await source().png({ palette: true, effort: 1 }).toBuffer());
    save('lossy.webp', await source().webp().toBuffer());
    save('lossless.webp', await source().webp({ lossless: true, effort: 0 }).toBuffer());
    save('a.tif', await source().tiff({ compression: 'lzw' }).toBuffer());
    save('jpeg.tif', await source().tiff({ compression: 'jpeg' }).toBuffer());
    return () => rmSync(folder, { recursive: true });
  });

  test('give the same pixels, thumbnails and hashes', async () => {
    await expectEqualPixels(readdirSync(folder).map((name) => join(folder, name)));
  });

  describeWithRealData('hme_vas', 'on real photos', () => {
    test('give the same pixels, thumbnails and hashes', async () => {
      const names = readdirSync(realData('hme_vas', 'images')).toSorted();
      const chosen = names.filter((_, index) => index % 6 === 0);
      await expectEqualPixels(chosen.map((name) => realData('hme_vas', 'images', name)));
    });
  });
});

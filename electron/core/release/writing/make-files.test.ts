import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#schemas/domain/app-error.ts';
import { exifBlock, jpegWithExif } from '#test/support/images/exif.ts';
import { photo } from '#test/support/images/picture.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { sha256Of } from '../../media/media-folder.ts';
import { doFileJob, makeFiles } from './make-files.ts';
import { FileCopier } from './pictures/copy-file.ts';
import type { StoredFacts } from './pictures/stored-picture.ts';
import { newClaim, takeClaim } from './threads/claim.ts';
import { type FileJob, requireCounted, requireMade } from './threads/file-job.ts';

let source: string;
let target: string;
let plain: Buffer;

beforeEach(async () => {
  const folder = await temporaryFolder();
  source = join(folder, 'source');
  target = join(folder, 'target');
  const { width, height, pixels } = photo(300, 200);
  plain = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
});

/** What became of a copy of these bytes, which the release knows with some facts changed. */
async function copy(bytes: Buffer, change: Partial<StoredFacts & { isBare: boolean }> = {}) {
  await writeFile(source, bytes);
  const facts = { sha256: sha256Of(bytes), byteCount: bytes.length, contentType: 'image/jpeg' };
  return requireMade(makeFiles(new FileCopier(), [{ kind: 'copy', source, target, ...facts, ...change }]))[0];
}

describe('makeFiles', () => {
  it('copies what carries nothing, and takes its hash as known', async () => {
    const known = sha256Of('known since import');
    expect(await copy(plain, { sha256: known })).toEqual({ bytes: plain.length, sha256: known, isStripped: false });
    expect((await readFile(target)).equals(plain)).toBe(true);
  });

  it.each([
    ['EXIF before the pixels', (jpeg: Buffer) => jpegWithExif(jpeg, exifBlock(1))],
    ['EXIF in several segments', (jpeg: Buffer) => manyTimes(jpeg, 3)],
    [
      'a second picture with EXIF behind the first',
      (jpeg: Buffer) => Buffer.concat([jpeg, jpegWithExif(jpeg, exifBlock(1))]),
    ],
    ['a trailer behind the pixels', (jpeg: Buffer) => Buffer.concat([jpeg, Buffer.from('trailer')])],
  ])('takes out %s', async (_what, lade) => {
    expect(await copy(lade(plain))).toEqual({ bytes: plain.length, sha256: sha256Of(plain), isStripped: true });
    expect((await readFile(target)).equals(plain)).toBe(true);
  });

  it('does not look into a picture that is known to carry nothing', async () => {
    const laden = jpegWithExif(plain, exifBlock(1));
    expect(await copy(laden, { isBare: true })).toEqual({
      bytes: laden.length,
      sha256: sha256Of(laden),
      isStripped: false,
    });
    expect((await readFile(target)).equals(laden)).toBe(true);
  });

  it('copies a picture of several pieces whole', async () => {
    const [width, height] = [1000, 900];
    const raw = { width, height, channels: 3 } as const;
    const large = await sharp(randomBytes(width * height * 3), { raw })
      .png({ compressionLevel: 0 })
      .toBuffer();
    expect(await copy(large, { contentType: 'image/png' })).toMatchObject({ bytes: large.length, isStripped: false });
    expect((await readFile(target)).equals(large)).toBe(true);
  });

  it('writes texts, also over what is there, with their hash', async () => {
    await writeFile(target, 'a longer text of a run before');
    const made = requireMade(makeFiles(new FileCopier(), [{ kind: 'text', target, text: '한 α' }]));
    expect(made).toEqual([{ bytes: 6, sha256: sha256Of('한 α'), isStripped: false }]);
    expect(await readFile(target, 'utf8')).toBe('한 α');
  });

  it.each([false, true])('says which picture is gone, looked into or not: %s', async (isBare) => {
    await copy(plain);
    await rm(target);
    await rm(source);
    const picture = { sha256: sha256Of(plain), byteCount: 1, contentType: 'image/jpeg' };
    const answer = makeFiles(new FileCopier(), [{ kind: 'copy', source, target, ...picture, isBare }]);
    expect(() => requireMade(answer)).toThrow(AppError);
    expect(() => requireMade(answer)).toThrow(`The picture ${picture.sha256} is missing`);
  });

  it('says what the file system says where it is something else than that the picture is gone', () => {
    const long = join(dirname(source), 'x'.repeat(300));
    const picture = { sha256: sha256Of('x'), byteCount: 1, contentType: 'image/jpeg', isBare: true };
    const answer = makeFiles(new FileCopier(), [{ kind: 'copy', source: long, target, ...picture }]);
    expect(answer).toMatchObject({ kind: 'failed', code: 'ENAMETOOLONG' });
  });

  it('never writes over a file', async () => {
    await writeFile(target, 'there');
    await expect(copy(plain)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(copy(jpegWithExif(plain, exifBlock(1)))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.each([false, true])('refuses a picture that is not as long as it was, looked into or not: %s', async (isBare) => {
    const change = { byteCount: plain.length + 1, isBare };
    await expect(copy(plain, change)).rejects.toMatchObject({ code: 'corrupt-file' });
  });

  it('names the file that could not be made, also as a copy', async () => {
    target = join(await temporaryFolder(), 'none', 'copy.jpg');
    await expect(copy(plain)).rejects.toMatchObject({ code: 'ENOENT', path: target });
  });

  it('leaves alone what another thread has begun', () => {
    const claim = newClaim();
    const job: FileJob = { kind: 'make', files: [{ kind: 'text', target, text: 'a' }], claim };
    expect(takeClaim(claim)).toBe(true);
    expect(takeClaim(claim)).toBe(false);
    expect(doFileJob(new FileCopier(), job)).toEqual({ kind: 'taken' });
    expect(existsSync(target)).toBe(false);
  });

  it('counts the files of a folder with all below it', async () => {
    const folder = join(await temporaryFolder(), 'counted');
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
    await writeFile(join(folder, 'one'), '1');
    await writeFile(join(folder, 'a', 'b', 'two'), '22');
    const answer = doFileJob(new FileCopier(), { kind: 'count', folder });
    expect(requireCounted(answer)).toBe(2);
    const none = doFileJob(new FileCopier(), { kind: 'count', folder: join(folder, 'none') });
    expect(requireCounted(none)).toBe(0);
  });
});

function manyTimes(jpeg: Buffer, times: number): Buffer {
  let laden: Buffer = jpeg;
  for (let time = 0; time < times; time++) laden = jpegWithExif(laden, Buffer.alloc(40_000, 'GPS'));
  return laden;
}

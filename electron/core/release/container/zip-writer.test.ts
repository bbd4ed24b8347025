import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Of } from '../../media/media-folder.ts';
import { openExport } from '../verify/open-export.ts';
import { zipCommentOf } from './own-container.ts';
import { ZipWriter } from './zip-writer.ts';

const zipComment = zipCommentOf('0'.repeat(64));
const large = randomBytes(2_500_000);
const longText = Buffer.from('a line of a long text, and another\n'.repeat(80_000));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotient-zip-'));
  await writeFile(join(folder, 'large'), large);
  await writeFile(join(folder, 'small'), 'small');
  await writeFile(join(folder, 'long'), longText);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it('takes a file that is not held in memory piece by piece, whole', async () => {
  const path = join(folder, 'whole.zip');
  const zip = await ZipWriter.create(path, zipComment);
  await zip.add('pictures/large.bin', join(folder, 'large'), large.length);
  await zip.add('small.txt', join(folder, 'small'), 5);
  expect(await zip.finish()).toBe((await readFile(path)).length);
  const { files } = await openExport(path);
  expect([...files.keys()].sort()).toEqual(['pictures/large.bin', 'small.txt']);
  expect(Buffer.from((await files.get('pictures/large.bin')?.read()) ?? []).equals(large)).toBe(true);
});

it('deflates a long text piece by piece, and goes on behind it', async () => {
  const path = join(folder, 'text.zip');
  const known = { path: 'long.txt', bytes: longText.length, sha256: sha256Of(longText) };
  const zip = await ZipWriter.create(path, zipComment);
  await zip.add('long.txt', join(folder, 'long'), longText.length);
  zip.abandon();
  expect((await stat(path)).size).toBeLessThan(longText.length / 50);
  const { writer, kept } = await ZipWriter.resume(path, zipComment, [known]);
  expect(kept).toBe(1);
  writer.put('small.txt', Buffer.from('small'));
  await writer.finish();
  const { files } = await openExport(path);
  expect(Buffer.from((await files.get('long.txt')?.read()) ?? []).equals(longText)).toBe(true);
  expect(Buffer.from((await files.get('small.txt')?.read()) ?? []).toString()).toBe('small');
});

it('makes a long text anew that was cut off', async () => {
  const path = join(folder, 'cut.zip');
  const known = { path: 'long.txt', bytes: longText.length, sha256: sha256Of(longText) };
  const zip = await ZipWriter.create(path, zipComment);
  await expect(zip.add('long.txt', join(folder, 'long'), longText.length + 1)).rejects.toThrow('instead of');
  zip.abandon();
  const { writer, kept } = await ZipWriter.resume(path, zipComment, [known]);
  expect(kept).toBe(0);
  writer.abandon();
});

it('keeps its directory beside it until it is whole, of more members than its old fields can count', async () => {
  const count = 65_536;
  const path = join(folder, 'many.zip');
  const zip = await ZipWriter.create(path, zipComment);
  for (let number = 0; number < count; number++) zip.put(`${number}.txt`, Buffer.from(`${number}`));
  expect((await readdir(folder)).filter((name) => name.startsWith('many'))).toEqual(['many.zip', 'many.zip.directory']);
  await zip.finish();
  expect((await readdir(folder)).filter((name) => name.startsWith('many'))).toEqual(['many.zip']);
  const { files } = await openExport(path);
  expect(files.size).toBe(count);
  expect(Buffer.from((await files.get('65535.txt')?.read()) ?? []).toString()).toBe('65535');
});

it.each([
  ['large', 2_499_999],
  ['large', 2_500_001],
  ['small', 4],
])('refuses a file that has another size than was said (%s, %i)', async (name, size) => {
  const zip = await ZipWriter.create(join(folder, `${name}-${size}.zip`));
  await expect(zip.add(name, join(folder, name), size)).rejects.toThrow(`instead of ${size}`);
  zip.abandon();
});

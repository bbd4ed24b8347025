import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openExport } from '../verify/open-export.ts';
import { zipComment } from './own-container.ts';
import { ZipWriter } from './zip-writer.ts';

const large = randomBytes(17_000_000);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotient-zip-'));
  await writeFile(join(folder, 'large'), large);
  await writeFile(join(folder, 'small'), 'small');
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
  ['large', 16_999_999],
  ['large', 17_000_001],
  ['small', 4],
])('refuses a file that has another size than was said (%s, %i)', async (name, size) => {
  const zip = await ZipWriter.create(join(folder, `${name}-${size}.zip`));
  await expect(zip.add(name, join(folder, name), size)).rejects.toThrow(`instead of ${size}`);
  zip.abandon();
});

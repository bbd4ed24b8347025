import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { removeEarlier } from './cli-build.ts';

it('another state of the sources has another name, also where the newest file and their number stay', async () => {
  const script = './command-line.mjs';
  const { keyOfSources } = (await import(script)) as { readonly keyOfSources: (paths: readonly string[]) => string };
  const folder = await temporaryFolder();
  const keyWith = async (file: string, seconds: number) => {
    await writeFile(join(folder, file), 'export {};');
    await utimes(join(folder, file), seconds, seconds);
    return keyOfSources([folder]);
  };
  await keyWith('newest.ts', 3000);
  const before = await keyWith('other.ts', 2000);
  expect(keyOfSources([folder])).toBe(before);
  expect(await keyWith('other.test.ts', 2500)).toBe(before);
  expect(await keyWith('other.ts', 1000)).not.toBe(before);
});

it('keeps the build that is about to run, those that others are making, and the newest', async () => {
  const folder = await temporaryFolder();
  const now = Date.now() / 1000;
  const ages = { own: 9000, 'made-now.17': 60, 'given-up.18': 7200, oldest: 8000, older: 300, newer: 200, newest: 100 };
  for (const [name, age] of Object.entries(ages)) {
    await mkdir(join(folder, name));
    await utimes(join(folder, name), now - age, now - age);
  }
  await removeEarlier(join(folder, 'own'));
  expect((await readdir(folder)).sort()).toEqual(['made-now.17', 'newer', 'newest', 'own']);
});

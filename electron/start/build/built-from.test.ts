import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { keyOfSources } from './built-from.cjs';

it('another state of the sources has another name, also where the newest file and their number stay', async () => {
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

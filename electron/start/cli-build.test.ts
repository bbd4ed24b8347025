import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { removeEarlier } from './cli-build.ts';

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

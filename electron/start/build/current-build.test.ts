import { mkdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { describeSources } from './built-from.cjs';
import { noteCurrent, noteSources, unchangedBuild } from './current-build.cjs';

let sources: string;
let note: string;

beforeEach(async () => {
  const folder = await temporaryFolder();
  sources = join(folder, 'sources');
  note = join(folder, 'note');
  const build = join(folder, 'build');
  await mkdir(sources);
  await mkdir(build);
  for (const name of ['held.ts', 'also-held.ts', 'not-held.ts']) await writeFile(join(sources, name), name);
  const held = new Set(['held.ts', 'also-held.ts'].map((name) => join(sources, name)));
  noteSources(build, describeSources([sources]), held);
  noteCurrent(build, 'this-build', note);
});

it('is the build that was used last as long as what is in it stays, whatever happens to other files', async () => {
  expect(unchangedBuild(note)).toBe('this-build');
  await writeFile(join(sources, 'not-held.ts'), 'something else');
  await writeFile(join(sources, 'new.ts'), 'new');
  expect(unchangedBuild(note)).toBe('this-build');
});

it.each([
  ['longer', (path: string) => writeFile(path, 'more than there was')],
  ['of another time', (path: string) => utimes(path, 1000, 1000)],
  ['gone', (path: string) => rm(path)],
])('is none once a file in it is %s', async (_what, change) => {
  await change(join(sources, 'also-held.ts'));
  expect(unchangedBuild(note)).toBeNull();
});

it('is none where the note is missing or was cut off', async () => {
  await truncate(note, 100);
  expect(unchangedBuild(note)).toBeNull();
  await rm(note);
  expect(unchangedBuild(note)).toBeNull();
});

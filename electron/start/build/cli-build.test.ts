import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { useMark } from './build-use.cjs';
import { removeEarlier, sourcesOf } from './cli-build.ts';

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

it('keeps a build as long as a process runs it that has not loaded all of it yet', async () => {
  const folder = await temporaryFolder();
  const now = Date.now() / 1000;
  const names = ['running', 'killed', 'newer', 'newest', 'own'];
  for (const name of names) await mkdir(join(folder, name));
  const script = `import { useBuild } from ${JSON.stringify(new URL('build-use.cjs', import.meta.url).href)};
    useBuild(process.argv[1]);
    process.stdin.resume().on('end', () => process.exit());
    process.stdout.write('runs');`;
  const runs = spawn(process.execPath, ['--input-type=module', '-e', script, join(folder, 'running')]);
  await once(runs.stdout, 'data');
  await writeFile(join(folder, 'killed', `${useMark}${2 ** 30}`), '');
  for (const [age, name] of names.entries()) await utimes(join(folder, name), now + age, now + age);
  await removeEarlier(join(folder, 'own'));
  expect((await readdir(folder)).sort()).toEqual(['newer', 'newest', 'own', 'running']);
  runs.stdin.end();
  await once(runs, 'exit');
  expect(await readdir(join(folder, 'running'))).toEqual([]);
  await removeEarlier(join(folder, 'own'));
  expect((await readdir(folder)).sort()).toEqual(['newer', 'newest', 'own']);
});

it.each([
  ['/home/a/quotient/', '/'],
  ['C:\\quotient\\', '\\'],
])('knows what it holds below %s', (folder, separator) => {
  const pathOf = (name: string) => `${folder}${name.replaceAll('/', separator)}`;
  const lines = [
    'electron/cli/main.ts',
    'electron/web/x.ts',
    'electron/start/build/cli-build.ts',
    'package-lock.json',
  ].map((name) => `${[pathOf(name), 1, 2].join('\0')}\n`);
  const modules = [pathOf('electron/cli/main.ts').replaceAll('\\', '/'), '\0virtual'];
  expect([...sourcesOf(lines, modules)]).toEqual(
    ['electron/cli/main.ts', 'electron/start/build/cli-build.ts', 'package-lock.json'].map(pathOf),
  );
});

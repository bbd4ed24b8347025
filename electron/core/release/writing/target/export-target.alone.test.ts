import { existsSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sha256Number } from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { prepareTarget } from './export-target.ts';

// A file system that cannot do everything is none that a test can make.
vi.mock('node:fs/promises', { spy: true });

/** Exports a file to a folder in which an export stands. */
async function replaceExport(parent: string): Promise<void> {
  const out = join(parent, 'out');
  await mkdir(out, { recursive: true });
  await rm(join(out, 'new'), { force: true });
  await writeFile(join(out, 'manifest.json'), '{\n"format":"quotient-export",\n"files":[\n\n]\n}\n');
  const target = await prepareTarget(out, 'folder', 'key', sha256Number(1), async () => true);
  await writeFile(join(target.staging, 'new'), '');
  await target.commit();
}

const actual = await vi.importActual<typeof files>('node:fs/promises');
const failure = (code: string) => Object.assign(new Error(code), { code });

it('an export that stands has not failed, also where the one before it cannot be removed, nor does the next one', async () => {
  const parent = await temporaryFolder();
  const removal = vi.spyOn(files, 'rm').mockImplementation(async (path, options) => {
    const isExport = options?.recursive === true && existsSync(join(String(path), 'manifest.json'));
    if (isExport) throw failure('EBUSY');
    await actual.rm(path, options);
  });
  for (const _turn of [1, 2, 3]) {
    await replaceExport(parent);
    expect(await readdir(join(parent, 'out'))).toEqual(['new']);
  }
  removal.mockRestore();
  await replaceExport(parent);
  expect(await readdir(parent)).toEqual(['out']);
});

it('of two exports that come to one place at the same moment one stands, and the other says so', async () => {
  const parent = await temporaryFolder();
  const out = join(parent, 'out');
  await replaceExport(parent);
  const begin = async (name: string) => {
    const target = await prepareTarget(out, 'folder', name, sha256Number(1), async () => true);
    await writeFile(join(target.staging, name), '');
    return target;
  };
  await writeFile(join(out, 'manifest.json'), '{\n"format":"quotient-export",\n"files":[\n\n]\n}\n');
  await rm(join(out, 'new'));
  const [one, other] = [await begin('one'), await begin('other')];
  const moving = vi.spyOn(files, 'rename').mockImplementation(async (from, to) => {
    if (from !== out) {
      await actual.rename(from, to);
      return;
    }
    // Behind the look at what is there.
    moving.mockRestore();
    await one.commit();
    throw failure('ENOENT');
  });
  await expect(other.commit()).rejects.toMatchObject({
    code: 'conflict',
    parameters: { reason: 'export-place-crossed' },
  });
  await other.discard();
  expect([await readdir(parent), await readdir(out)]).toEqual([['out'], ['one']]);
});

it('an export that was given up says so, also where nothing of it can be removed; the next one goes on with it', async () => {
  const parent = await temporaryFolder();
  const begin = () => prepareTarget(join(parent, 'out'), 'zip', 'key', sha256Number(1), async () => true);
  const target = await begin();
  const removal = vi.spyOn(files, 'rm').mockRejectedValue(failure('EROFS'));
  await target.discard();
  expect(await readdir(parent)).toHaveLength(1);
  removal.mockRestore();
  const next = await begin();
  expect(await readdir(parent)).toHaveLength(1);
  await next.discard();
  expect(await readdir(parent)).toEqual([]);
});

it.skipIf(process.platform === 'win32')('a file system that syncs no folders can be exported to', async () => {
  const opening = vi.spyOn(files, 'open').mockImplementation(async (...words) => {
    const file = await actual.open(...words);
    if ((await file.stat()).isDirectory()) file.sync = () => Promise.reject(failure('EINVAL'));
    return file;
  });
  const parent = await temporaryFolder();
  await replaceExport(parent);
  opening.mockRestore();
  expect([await readdir(join(parent, 'out')), await readdir(parent)]).toEqual([['new'], ['out']]);
});

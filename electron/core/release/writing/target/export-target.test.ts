import { existsSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sha256Number } from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { prepareTarget } from './export-target.ts';

// A file system that cannot do everything is none that a test can make.
vi.mock('node:fs/promises', { spy: true });

/** Exports a file to a folder in which an export stands. */
async function replaceExport(): Promise<{ readonly parent: string; readonly out: string }> {
  const parent = await temporaryFolder();
  const out = join(parent, 'out');
  await mkdir(out);
  await writeFile(join(out, 'manifest.json'), '{\n"format":"quotient-export",\n"files":[\n\n]\n}\n');
  const target = await prepareTarget(out, 'folder', 'key', sha256Number(1), async () => true);
  await writeFile(join(target.staging, 'new'), '');
  await target.commit();
  return { parent, out };
}

const failure = (code: string) => Object.assign(new Error(code), { code });

it('an export that stands has not failed, also where the one before it cannot be removed', async () => {
  const { rm } = await vi.importActual<typeof files>('node:fs/promises');
  const removal = vi.spyOn(files, 'rm').mockImplementation(async (path, options) => {
    if (String(path).endsWith('-previous')) throw failure('EBUSY');
    await rm(path, options);
  });
  const { out } = await replaceExport();
  removal.mockRestore();
  expect(await readdir(out)).toEqual(['new']);
});

it.skipIf(process.platform === 'win32')('a file system that syncs no folders can be exported to', async () => {
  const { open } = await vi.importActual<typeof files>('node:fs/promises');
  const opening = vi.spyOn(files, 'open').mockImplementation(async (...words) => {
    const file = await open(...words);
    if ((await file.stat()).isDirectory()) file.sync = () => Promise.reject(failure('EINVAL'));
    return file;
  });
  const { parent, out } = await replaceExport();
  opening.mockRestore();
  expect([await readdir(out), await readdir(parent)]).toEqual([['new'], ['out']]);
  expect(existsSync(join(parent, 'out', '.export-key'))).toBe(false);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { causeIn, electronProgram } from './electron-binary.ts';

describe('electronProgram', () => {
  async function newFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'quotient-electron-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    return folder;
  }

  it('is null until Electron was downloaded', async () => {
    expect(electronProgram(await newFolder(), {})).toBeNull();
  });

  it('lies where the package says', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist', 'electron.exe'), '');
    await writeFile(join(folder, 'path.txt'), 'electron.exe');
    expect(electronProgram(folder, {})).toBe(join(folder, 'dist', 'electron.exe'));
  });

  it('lies in another distribution where one is named', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'electron'), '');
    expect(electronProgram('/nowhere', { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'));
  });
});

describe('causeIn', () => {
  it.each([
    ['TypeError: fetch failed\n    at node:internal/deps/undici:1:2\n', 'its server cannot be reached'],
    [
      'HTTPError: Response code 404 (Not Found) for https://x/y.zip\n    at a',
      'Response code 404 (Not Found) for https://x/y.zip',
    ],
    ['', 'no reason was given'],
  ])('finds it in %j', (said, cause) => {
    expect(causeIn(said)).toBe(cause);
  });
});

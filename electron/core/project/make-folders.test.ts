import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { makeFolders } from './make-folders.ts';

describe('making folders', () => {
  it('makes what is missing, and is content with what is there', async () => {
    const path = join(await temporaryFolder(), 'a', 'b', 'c');
    await makeFolders(path);
    await makeFolders(path);
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('fails where a file is in the way', async () => {
    const file = join(await temporaryFolder(), 'notes.txt');
    await writeFile(file, 'mine');
    await expect(makeFolders(file)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolders(join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.runIf(process.platform === 'linux')('fails where a file system has no room for folders', async () => {
    await expect(makeFolders('/proc/quotient/media')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

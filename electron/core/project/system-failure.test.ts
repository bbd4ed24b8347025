import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { systemFailure } from './system-failure.ts';

const failed = (code: string, path?: string) => Object.assign(new Error(`${code}: it failed`), { code, path });

it('puts a full disk and missing rights into words, with the place', () => {
  expect(systemFailure(failed('ENOSPC', '/a/b'))).toMatchObject({ code: 'disk-full', parameters: { path: '/a/b' } });
  expect(systemFailure(failed('EDQUOT'))).toMatchObject({ code: 'disk-full', parameters: {} });
  expect(systemFailure(failed('EROFS', '/a'))?.message).toBe(
    '/a cannot be used: you may not read or write there. Check its permissions and its disk.',
  );
});

it('leaves alone what says nothing of the machine', async () => {
  const folder = join(await temporaryFolder(), 'is a folder');
  await mkdir(folder);
  const error: unknown = await writeFile(folder, '').catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'EISDIR' });
  expect(systemFailure(error)).toBeNull();
  expect(systemFailure(new Error('else'))).toBeNull();
  expect(systemFailure('ENOSPC')).toBeNull();
});

import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { findViolations } from './find-violations.ts';

const repository = resolve(import.meta.dirname, '../..');

/** Fewer modules than this were never read in a working checkout: the resolver is broken, not the program good. */
const floor = 200;

describe('layers', () => {
  it('are kept by every import of the program', async () => {
    const report = await findViolations(repository, ['schemas', 'shared', 'electron', 'renderer']);
    expect(report.modulesRead).toBeGreaterThan(floor);
    expect(report.violations).toEqual([]);
  });

  it('are found broken where they are', async () => {
    const root = await temporaryFolder();
    const files: Readonly<Record<string, string>> = {
      'package.json': '{"type":"module","imports":{"#electron/*":"./electron/*","#shared/*":"./shared/*"}}',
      'shared/pure.ts':
        "import { store } from '#electron/core/store.ts';\nimport { readFileSync } from 'node:fs';\nexport const pure = [store, readFileSync];\n",
      'electron/core/store.ts': "import { app } from 'electron';\nexport const store = app;\n",
      'renderer/features/a/a.ts': "import { b } from '../b/b.ts';\nexport const a = b;\n",
      'renderer/features/b/b.ts':
        "import type { store } from '#electron/core/store.ts';\nexport const b: typeof store = null;\n",
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(root, path, '..'), { recursive: true });
      await writeFile(join(root, path), text);
    }
    await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
    const report = await findViolations(root, ['shared', 'electron', 'renderer']);
    expect(report.modulesRead).toBe(4);
    expect(report.violations.toSorted()).toEqual([
      'electron/core/store.ts → electron',
      'renderer/features/a/a.ts → renderer/features/b/b.ts (another feature)',
      'renderer/features/b/b.ts → electron/core/store.ts',
      'shared/pure.ts → electron/core/store.ts',
      'shared/pure.ts → node:fs',
    ]);
  });
});

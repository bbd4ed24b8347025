import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';
import { unknownFolder } from './host.ts';

export const archivesCases: ContractCases['archives'] = {
  startWrite: {
    input: ({ world }) => ({ parent: world.host.folders.idOf(world.folder), fileName: 'work.quotient-archive' }),
    check: async (job, { client, world }) => {
      expect(await endOf(client, job)).toMatchObject({
        kind: 'archive',
        state: 'done',
        report: { documents: { page: 3 } },
      });
      await access(join(world.folder, 'work.quotient-archive'));
    },
    bad: [
      {
        title: 'an unknown folder',
        input: () => ({ parent: unknownFolder, fileName: 'work.quotient-archive' }),
        code: 'not-found',
      },
      {
        title: 'a file name that leads away',
        input: ({ world }) => ({ parent: world.host.folders.idOf(world.folder), fileName: '../work' }),
        code: 'invalid-input',
      },
    ],
  },
  startWriteToPath: {
    input: ({ world }) => ({ out: join(world.folder, 'path') }),
    check: async (job, { client, world }) => {
      expect(await endOf(client, job)).toMatchObject({ kind: 'archive', state: 'done', error: null });
      await access(join(world.folder, 'path.quotient-archive'));
    },
    bad: [
      { title: 'no path', input: () => ({ out: '' }), code: 'invalid-input' },
      {
        title: "the project's own folder",
        input: ({ world }) => ({ out: join(world.folder, 'project', 'path') }),
        code: 'invalid-input',
      },
    ],
  },
};

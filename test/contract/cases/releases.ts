import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';
import { unknownFolder } from './host.ts';

const options = { recipes: [{ subModel: 'detector', format: 'coco' }] };

export const releasesCases: ContractCases['releases'] = {
  list: {
    input: async ({ world }) => {
      await world.lead.releases.freeze({ name: 'First' });
      return undefined;
    },
    check: (releases) => expect(releases).toMatchObject([{ release: { number: 1, name: 'First' } }]),
  },
  freeze: {
    input: () => ({ seed: 7 }),
    check: async (release, { client }) => {
      expect(release.counts).toMatchObject({ symbols: 6 });
      expect(await client.releases.freeze({ seed: 7 })).toEqual(release);
    },
    bad: [
      { title: 'a negative seed', input: () => ({ seed: -1 }), code: 'invalid-input' },
      {
        title: 'shares that do not sum to 1',
        input: () => ({ ratios: { train: 0.5, validation: 0.1, test: 0.1 } }),
        code: 'invalid-input',
      },
    ],
  },
  startExport: {
    leastRole: 'lead',
    input: ({ world }) => ({
      release: null,
      freeze: {},
      parent: world.host.folders.idOf(world.folder),
      folderName: 'out',
      options,
    }),
    check: async (job, { client, world }) => {
      expect(await endOf(client, job)).toMatchObject({ kind: 'export', state: 'done', error: null });
      await access(join(world.folder, 'out', 'manifest.json'));
    },
    bad: [
      {
        title: 'an unknown parent',
        input: () => ({ release: null, freeze: null, parent: unknownFolder, folderName: 'out', options }),
        code: 'not-found',
      },
      {
        title: 'a folder name that leads away',
        input: ({ world }) => ({
          release: null,
          freeze: null,
          parent: world.host.folders.idOf(world.folder),
          folderName: '../out',
          options,
        }),
        code: 'invalid-input',
      },
    ],
  },
  startExportToPath: {
    leastRole: 'lead',
    input: ({ world }) => ({ release: null, freeze: null, out: join(world.folder, 'out'), options }),
    check: async (job, { client, world }) => {
      expect(await endOf(client, job)).toMatchObject({ kind: 'export', state: 'done', error: null });
      await access(join(world.folder, 'out', 'manifest.json'));
    },
    bad: [
      {
        title: 'no dataset',
        input: ({ world }) => ({ release: null, freeze: null, out: world.folder, options: { recipes: [] } }),
        code: 'invalid-input',
      },
    ],
  },
};

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { FolderId } from '#schemas/contract/host.ts';
import type { ContractCases } from '../support/contract-case.ts';
import { people } from '../support/template-project.ts';

export const unknownFolder = FolderId.parse('nobody-named-this');

export const hostCases: ContractCases['host'] = {
  session: {
    input: () => undefined,
    check: (session) => expect(session).toMatchObject({ host: 'web', version: '0.0.0' }),
  },
  actAs: {
    input: () => ({ person: people.reviewer.id }),
    check: (_session, { world }) => expect(world.host.ownerPerson).toBe(people.reviewer.id),
    bad: [
      { title: 'nobody', input: () => ({ person: '01TEST0000ZZZZZZZZZZZZZZZZ' }), code: 'not-found' },
      { title: 'no id', input: () => ({ person: 'Rev' }), code: 'not-found' },
    ],
  },
  browse: {
    input: async ({ world }) => ({ folder: world.host.folders.idOf(world.folder) }),
    check: (listing, { world }) => {
      expect(listing.path).toBe(world.folder);
      expect(listing.entries).toContainEqual(expect.objectContaining({ name: 'project', kind: 'project' }));
    },
    bad: [
      { title: 'a folder that was not named', input: () => ({ folder: unknownFolder }), code: 'not-found' },
      {
        title: 'a folder that is gone',
        input: ({ world }) => ({ folder: world.host.folders.idOf(join(world.folder, 'gone')) }),
        code: 'not-found',
      },
      { title: 'a path', input: () => ({ folder: '/etc' }), code: 'not-found' },
    ],
  },
  makeFolder: {
    input: ({ world }) => ({ parent: world.host.folders.idOf(world.folder), name: '새 폴더' }),
    check: (listing, { world }) => expect(listing.path).toBe(join(world.folder, '새 폴더')),
    bad: [
      { title: 'an unknown parent', input: () => ({ parent: unknownFolder, name: 'a' }), code: 'not-found' },
      {
        title: 'a name that leads away',
        input: ({ world }) => ({ parent: world.host.folders.idOf(world.folder), name: '..' }),
        code: 'invalid-input',
      },
      {
        title: 'a name that is taken',
        input: async ({ world }) => {
          await mkdir(join(world.folder, 'taken'), { recursive: true });
          return { parent: world.host.folders.idOf(world.folder), name: 'taken' };
        },
        code: 'conflict',
      },
    ],
  },
};

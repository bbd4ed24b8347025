import { join } from 'node:path';
import { expect } from 'vitest';
import { DoctorReport } from '#schemas/contract/project.ts';
import type { ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';
import type { World } from '../support/world.ts';
import { unknownFolder } from './host.ts';

const parentOf = ({ host, folder }: World) => host.folders.idOf(folder);

export const projectCases: ContractCases['project'] = {
  current: {
    input: () => undefined,
    check: (current, { world }) => expect(current).toMatchObject({ name: 'Contract', path: world.projectPath }),
  },
  status: {
    input: () => undefined,
    check: (status) => expect(status).toMatchObject({ pages: 3, formulas: 3, symbols: 6 }),
  },
  recents: {
    input: () => undefined,
    check: (recents, { world }) =>
      expect(recents).toEqual([expect.objectContaining({ path: world.projectPath, isMissing: false })]),
  },
  create: {
    input: ({ world }) => ({ parent: parentOf(world), folderName: 'second', name: 'Second', personName: 'Kim' }),
    check: async (summary, { world }) => {
      expect(summary).toMatchObject({ name: 'Second', path: join(world.folder, 'second') });
      expect(await world.importer.project.current()).toEqual(summary);
    },
    bad: [
      {
        title: 'an unknown parent',
        input: () => ({ parent: unknownFolder, folderName: 'a', name: 'A', personName: 'Kim' }),
        code: 'not-found',
      },
      {
        title: 'a folder name that leads away',
        input: ({ world }) => ({ parent: parentOf(world), folderName: '../a', name: 'A', personName: 'Kim' }),
        code: 'invalid-input',
      },
      {
        title: 'a folder that is a project',
        input: ({ world }) => ({ parent: parentOf(world), folderName: 'project', name: 'A', personName: 'Kim' }),
        code: 'conflict',
      },
      {
        title: 'a name of spaces',
        input: ({ world }) => ({ parent: parentOf(world), folderName: 'a', name: ' ', personName: 'Kim' }),
        code: 'invalid-input',
      },
    ],
  },
  createSample: {
    input: ({ world }) => ({ parent: parentOf(world), name: 'Sample', personName: 'Kim' }),
    check: async ({ project, job }, { world }) => {
      expect(project.path).toBe(join(world.folder, 'quotient-sample'));
      expect(await endOf(world.importer, job)).toMatchObject({ kind: 'sample', state: 'done' });
      expect((await world.importer.project.status()).formulas).toBeGreaterThan(30);
    },
    bad: [
      {
        title: 'an unknown parent',
        input: () => ({ parent: unknownFolder, name: 'Sample', personName: 'Kim' }),
        code: 'not-found',
      },
    ],
  },
  open: {
    input: ({ world }) => ({ folder: world.host.folders.idOf(world.projectPath) }),
    check: (summary, { world }) => expect(summary.path).toBe(world.projectPath),
    bad: [
      { title: 'an unknown folder', input: () => ({ folder: unknownFolder }), code: 'not-found' },
      {
        title: 'a folder that is no project',
        input: ({ world }) => ({ folder: parentOf(world) }),
        code: 'project-invalid',
      },
      {
        title: 'a folder that is gone',
        input: ({ world }) => ({ folder: world.host.folders.idOf(join(world.folder, 'gone')) }),
        code: 'project-missing',
      },
    ],
  },
  close: {
    input: () => undefined,
    check: (_nothing, { world }) => expect(world.host.project).toBeNull(),
  },
  doctor: {
    input: () => undefined,
    check: async (job, { client }) => {
      const ended = await endOf(client, job);
      expect(DoctorReport.parse(ended.report)).toMatchObject({ checked: { documents: 6, media: 3 }, findings: [] });
    },
  },
};

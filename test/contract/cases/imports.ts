import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import type { Client } from '#electron/cli/connection/client.ts';
import { runImport } from '#electron/core/ingest/run-import.ts';
import { ReasonListsId } from '#schemas/contract/import-lists.ts';
import type { LookEvent } from '#schemas/contract/import-look.ts';
import { ImportOptions, ImportReport } from '#schemas/contract/imports.ts';
import { UploadId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';
import { pngOf, writeYoloFolder } from '../support/template-project.ts';
import type { World } from '../support/world.ts';
import { unknownFolder } from './host.ts';

/** Opens an upload and puts one picture into it, as whoever calls. */
async function upload({ world, client }: CaseWork): Promise<UploadId> {
  const { upload: id } = await client.imports.openUpload();
  await put(world, client, id, 'new/formula.png', await pngOf(90, 30));
  return id;
}

async function put({ host }: World, client: Client, id: UploadId, name: string, bytes: Buffer): Promise<void> {
  const { person } = await client.host.session();
  await host.uploads.receive(id, person?.id ?? importActorId, name, Readable.from([bytes]));
}

let readings = 0;
const noLists = ReasonListsId.parse('0'.repeat(26));

async function lastOf(changes: AsyncIterable<LookEvent>): Promise<LookEvent | undefined> {
  let last: LookEvent | undefined;
  for await (const change of changes) last = change;
  return last;
}

export const importsCases: ContractCases['imports'] = {
  openUpload: {
    input: () => undefined,
    check: ({ upload: id }) => expect(id).not.toBe(''),
  },
  dropUpload: {
    input: async (work) => ({ upload: await upload(work) }),
    check: (output) => expect(output).toBeNull(),
    bad: [{ title: 'no upload', input: () => ({}), code: 'invalid-input' }],
  },
  look: {
    input: async (work) => ({ source: { kind: 'upload', upload: await upload(work) }, options: {} }),
    check: async (changes) =>
      expect(await lastOf(changes)).toMatchObject({
        kind: 'found',
        look: { format: 'images', formats: [{ format: 'images', sources: 1, withTruth: 0 }], files: { count: 1 } },
      }),
    bad: [
      {
        title: 'an unknown upload',
        input: () => ({ source: { kind: 'upload', upload: UploadId.parse('nobody-opened-this') }, options: {} }),
        code: 'not-found',
      },
      {
        title: 'an unknown folder',
        input: () => ({ source: { kind: 'folder', folder: unknownFolder }, options: {} }),
        code: 'not-found',
      },
    ],
  },
  reasons: {
    input: async ({ world, client }) => {
      const folder = join(world.folder, `many-${readings++}`);
      await mkdir(folder);
      for (let index = 0; index < 22; index++) await writeFile(join(folder, `${index}.png`), 'no picture');
      const roots = { roots: [folder], options: ImportOptions.parse({}) };
      const job = world.project.jobs.start('import', (handle) => runImport(world.project, importActor, roots, handle));
      const { report } = await endOf(client, { job: job.id });
      return { lists: ImportReport.parse(report).lists ?? noLists, list: 'quarantined', from: 0 };
    },
    check: ({ reasons, next }) => expect([reasons.length, next]).toEqual([22, null]),
    bad: [{ title: 'unknown lists', input: () => ({ lists: noLists, list: 'repaired', from: 0 }), code: 'not-found' }],
  },
  lookAtPaths: {
    input: async ({ world }) => {
      await writeYoloFolder(join(world.folder, 'looked-at'), 2);
      return { paths: [join(world.folder, 'looked-at')], options: {} };
    },
    check: async (changes) =>
      expect(await lastOf(changes)).toMatchObject({
        kind: 'found',
        look: { format: 'yolo', formats: [{ format: 'yolo', sources: 2, withTruth: 2 }], alreadyThere: 2 },
      }),
    bad: [{ title: 'no path', input: () => ({ paths: [], options: {} }), code: 'invalid-input' }],
  },
  start: {
    input: async (work) => ({
      source: { kind: 'upload', upload: await upload(work) },
      options: { status: 'submitted' },
    }),
    check: async (job, { client }) => {
      const ended = await endOf(client, job);
      expect(ended).toMatchObject({ kind: 'import', state: 'done', report: { imported: { pages: 1 } } });
      expect((await client.library.pages({ filter: { text: 'formula.png' } })).items).toHaveLength(1);
    },
    bad: [
      {
        title: 'an unknown upload',
        input: () => ({ source: { kind: 'upload', upload: UploadId.parse('nobody-opened-this') }, options: {} }),
        code: 'not-found',
      },
      {
        title: 'an upload without files',
        input: async ({ client }) => {
          const opened = await client.imports.openUpload();
          return { source: { kind: 'upload', upload: opened.upload }, options: {} };
        },
        isOwn: true,
        code: 'invalid-input',
      },
      {
        title: 'an unknown folder',
        input: () => ({ source: { kind: 'folder', folder: unknownFolder }, options: {} }),
        code: 'not-found',
      },
      {
        title: 'a format that does not exist',
        input: () => ({ source: { kind: 'folder', folder: unknownFolder }, options: { format: 'word' } }),
        code: 'invalid-input',
      },
    ],
  },
  startFromPaths: {
    input: async ({ world }) => {
      await writeYoloFolder(join(world.folder, 'more'), 5);
      return {
        paths: [join(world.folder, 'more')],
        options: { status: 'submitted', classMap: { '0': 'x', '1': '2' } },
      };
    },
    check: async (job, { client }) =>
      expect(await endOf(client, job)).toMatchObject({
        state: 'done',
        report: { imported: { pages: 2, symbols: 4 }, alreadyThere: 3 },
      }),
    bad: [
      { title: 'no path', input: () => ({ paths: [], options: {} }), code: 'invalid-input' },
      {
        title: 'a status that truth cannot arrive in',
        input: () => ({ paths: ['/a'], options: { status: 'absent' } }),
        code: 'invalid-input',
      },
    ],
  },
};

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import type { ImportLook } from '#schemas/contract/import-look.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { archiveOf } from '#test/support/archived-work.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { unwatched } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { lookAtSources } from './look-at-sources.ts';

async function lookAt(project: Project, folder: string, given: Partial<ImportOptions> = {}): Promise<ImportLook> {
  return await lookAtSources(project, { roots: [folder], options: ImportOptions.parse(given) }, unwatched);
}

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

it('tells formats, truth, what would be left out, and what is there, and changes nothing', async () => {
  const project = await newProject();
  const [one, two, three] = [await pngOf(40, 30), await pngOf(50, 30), await pngOf(60, 30)];
  const shapes = [{ label: 'x', shape_type: 'rectangle', points: [[1, 1], [9, 9]] }]; // biome-ignore format: pairs
  const folder = await folderOf({
    'a.png': one,
    'a.json': JSON.stringify({ shapes, imagePath: 'a.png' }),
    'b.png': two,
    'again/b.png': two,
    'c.png': three,
    'ink.inkml': '<ink><annotation type="truth">x</annotation><trace>1 1, 2 2</trace></ink>',
    'bare.inkml': '<ink><trace>1 1, 2 2</trace></ink>',
    'd.heic': 'x',
    'e.heic': 'x',
  });
  await importInto(project, [join(folder, 'c.png')]);
  const look = await lookAt(project, folder);
  expect(look).toMatchObject({
    format: 'mixed',
    alreadyThere: 1,
    repeated: 1,
    ink: 2,
    files: { count: 9 },
    leftOut: [{ code: 'picture-kind-unread', count: 2 }],
    archive: null,
  });
  expect(look.formats.map(({ format, sources, withTruth }) => [format, sources, withTruth])).toEqual([
    ['inkml', 2, 1],
    ['labelme', 1, 1],
    ['images', 3, 0],
  ]);
  expect((await project.store.pagesAfter(null, 10)).length).toBe(1);
});

it('is ended between files', async () => {
  const project = await newProject();
  const folder = await folderOf({ 'a.png': await pngOf(40, 30), 'b.png': await pngOf(40, 30) });
  const phases: string[] = [];
  const watch = {
    progress: (phase: string) => phases.push(phase),
    throwIfCancelled: () => {
      if (phases.includes('looking')) throw new AppError('cancelled', 'ended');
    },
  };
  const looking = lookAtSources(project, { roots: [folder], options: ImportOptions.parse({}) }, watch);
  await expect(looking).rejects.toMatchObject({ code: 'cancelled' });
  expect(phases).not.toContain('comparing');
});

it('refuses what an import would refuse', async () => {
  const project = await newProject();
  await expect(lookAt(project, await folderOf({ 'notes.md': 'x' }))).rejects.toMatchObject({
    code: 'unsupported-file',
    parameters: { reason: 'source-without-pages' },
  });
});

it.each([
  ['inkml', 'InkML file', 'source-without-inkml'],
  ['lg', 'label graph', 'source-without-graph'],
  ['coco', 'image that could be read', 'source-without-image'],
] as const)('says what a folder lacks of %s', async (format, wanted, reason) => {
  const project = await newProject();
  const roots = [await folderOf({ 'notes.md': 'x' })];
  await expect(
    lookAtSources(project, { roots, options: ImportOptions.parse({ format }) }, unwatched),
  ).rejects.toMatchObject({
    message: `${roots[0]}: there is no ${wanted} in it. Choose another folder or another format.`,
    parameters: { source: roots[0], reason },
  });
});

it('refuses for an archive what it cannot do, as an import of it does, also where it is alone in a folder', async () => {
  const project = await newProject();
  const archive = await archiveOf(await newProject());
  const refused = {
    code: 'invalid-input',
    message:
      'work.quotient-archive is an archive, and what is in it comes in as it is there: leave out a name, that pages which repeat a locked test set are refused.',
    parameters: { reason: 'archive-import-options', file: 'work.quotient-archive' },
  };
  const given = { testRepeats: 'refuse', batch: 'Lee' } as const;
  for (const path of [archive, dirname(archive)]) {
    await expect(lookAt(project, path, given)).rejects.toMatchObject(refused);
    expect((await importInto(project, [path], given)).job.error).toMatchObject(refused);
  }
  expect((await importInto(project, [archive], { status: 'drafted' })).job.error?.message).toContain(
    'the state of truth',
  );
  expect((await lookAt(project, archive, { status: 'submitted' })).archive).not.toBeNull();
  expect((await importInto(project, [archive])).job.error).toBeNull();
});

it('pictures inside of labelme files are compared, too', async () => {
  const project = await newProject();
  const [one, two] = [await pngOf(40, 30), await pngOf(50, 30)];
  const shapes = [{ label: 'x', shape_type: 'rectangle', points: [[1, 1], [9, 9]] }]; // biome-ignore format: pairs
  const holding = (picture: Uint8Array, imagePath: string) =>
    JSON.stringify({ shapes, imagePath, imageData: Buffer.from(picture).toString('base64') });
  const folder = await folderOf({ 'a.json': holding(one, 'a.png'), 'b.json': holding(two, 'b.png'), 'c.png': two });
  await importInto(project, [await folderOf({ 'known.png': one })]);
  expect(await lookAt(project, folder)).toMatchObject({ alreadyThere: 1, repeated: 1 });
});

it('pictures in the rows of a Parquet file are compared, too', async () => {
  const project = await newProject();
  const [one, two] = [await pngOf(40, 30), await pngOf(50, 30)];
  const holding = (picture: Uint8Array) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'image', data: [picture], type: 'BYTE_ARRAY' },
          { name: 'text', data: ['x'], type: 'STRING' },
        ],
      }),
    );
  await importInto(project, [await folderOf({ 'known.png': one })]);
  const bytes = holding(one);
  expect(await lookAt(project, await folderOf({ 'a.parquet': bytes }))).toMatchObject({
    alreadyThere: 1,
    files: { bytes: bytes.length },
    formats: [{ format: 'parquet', sources: 1, withTruth: 1, bytes: bytes.length }],
  });
  const folder = await folderOf({ 'b.parquet': holding(two), 'b.png': two });
  expect(await lookAt(project, folder)).toMatchObject({ alreadyThere: 0, repeated: 1 });
});

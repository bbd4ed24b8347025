import { expect, it } from 'vitest';
import { ownProject } from '#test/support/archived-work.ts';
import { sha256Number } from '#test/support/builders.ts';
import { jobHandle } from '#test/support/job-handle.ts';
import { importActor } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { LineFiles } from './archive-files.ts';
import { writeArchive } from './write-archive.ts';

it('files of lines stay small enough to be read in one go, however long the lines are', async () => {
  const lines = new LineFiles(await temporaryFolder(), 'history/operation');
  const text = 'é'.repeat(3_000_000);
  for (let number = 0; number < 6; number += 1) await lines.add({ number, text });
  const files = await lines.finish();
  expect(lines.count).toBe(6);
  expect(files.map(({ path }) => path)).toEqual([0, 1].map((part) => `history/operation-0000${part}.jsonl`));
  expect(files.every(({ bytes }) => bytes < 20_000_000)).toBe(true);
});

it('a project of more pictures than a call takes arguments is written', { timeout: 60_000 }, async () => {
  const project = await ownProject();
  const media = Array.from({ length: 130_000 }, (_, number) => ({
    sha256: sha256Number(number),
    byteCount: 1,
    contentType: 'image/png',
  }));
  await project.store.commitAll([], media);
  // All of them are listed before the first one is looked for.
  const out = `${await temporaryFolder()}/many`;
  await expect(writeArchive(project, importActor, out, jobHandle())).rejects.toMatchObject({
    parameters: { reason: 'archive-picture-missing' },
  });
});

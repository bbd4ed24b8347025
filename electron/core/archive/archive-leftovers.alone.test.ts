import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { goldenLead } from '#test/golden/export-golden.ts';
import { ownProject } from '#test/support/archived-work.ts';
import { jobHandle } from '#test/support/job-handle.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { writeArchive } from './writing/write-archive.ts';

// A disk that can only be read any more is none that a test can make.
vi.mock('node:fs/promises', { spy: true });

it('an archive has not failed where what it was made of cannot be removed', async () => {
  const project = await ownProject();
  const out = join(await temporaryFolder(), 'work');
  const removal = vi.spyOn(files, 'rm').mockRejectedValue(Object.assign(new Error('EROFS'), { code: 'EROFS' }));
  onTestFinished(() => {
    removal.mockRestore();
  });
  expect(await writeArchive(project, goldenLead, out, jobHandle())).toMatchObject({ path: `${out}.quotient-archive` });
});

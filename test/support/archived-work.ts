import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { writeArchive } from '#electron/core/archive/writing/write-archive.ts';
import { lockFileName } from '#electron/core/project/lock-file.ts';
import { openProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import type { Runtime } from '#electron/core/project/runtime.ts';
import { ImportReport } from '#schemas/contract/imports.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { ulidOf } from './builders.ts';
import { importActor, importInto, newProject } from './open-projects.ts';
import { temporaryFolder } from './project-folder.ts';
import { testRuntime } from './test-runtime.ts';

let projects = 0;

/** Whose ids no other one of the same test file has. */
function ownRuntime(): Runtime {
  let ids = 20_000_000 + 1_000_000 * projects++;
  return { ...testRuntime(), newId: () => ulidOf(ids++) };
}

/** A project whose ids no other one of the same test file has. */
export async function ownProject(): Promise<Project> {
  return await newProject(ownRuntime());
}

/** The same project once more, as when its folder is copied: what is done in it from now on has other ids. */
export async function copyOf(project: Project): Promise<Project> {
  const path = join(await temporaryFolder(), 'copy');
  // With what stands in its write-ahead log; the lock is of one process.
  await cp(project.path, path, { recursive: true, filter: (name) => !name.endsWith(lockFileName) });
  const copy = await openProject(path, ownRuntime());
  onTestFinished(() => copy.close());
  return copy;
}

/** Archives a project; gives the path of the archive. */
export async function archiveOf(project: Project): Promise<string> {
  const out = join(await temporaryFolder(), 'work.quotient-archive');
  const job = project.jobs.start('archive', (handle) => writeArchive(project, importActor, out, handle));
  expect((await project.jobs.whenEnded(job.id)).error).toBeNull();
  return out;
}

/** Brings an archive into a project. */
export async function takeArchive(project: Project, archive: string): Promise<ImportReport> {
  const { job, report } = await importInto(project, [archive]);
  expect(job.error).toBeNull();
  return ImportReport.parse(report);
}

/** Imports a picture of its own with one symbol for each label, as a batch of this name. */
export async function addLabelled(project: Project, name: string, labels: readonly string[]): Promise<void> {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), await pngOf(40 + name.length, 20 + name.charCodeAt(0)));
  const shapes = labels.map((label, index) => {
    const x = index * 9;
    return { label, shape_type: 'rectangle', points: [[x, 1], [x + 8, 9]] }; // biome-ignore format: pairs
  });
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ shapes, imagePath: `${name}.png` }));
  const { job } = await importInto(project, [folder], { batch: name });
  expect(job.error).toBeNull();
}

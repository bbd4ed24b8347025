import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runImport } from '#electron/core/ingest/run-import.ts';
import { markProject } from '#electron/core/project/mark-project.ts';
import { createProject, openProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import { databaseName, prepareFolder } from '#electron/core/project/project-folder.ts';
import type { Runtime } from '#electron/core/project/runtime.ts';
import type { Actor } from '#electron/core/services/actor.ts';
import { commitSchema } from '#electron/core/services/schema.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import { importActorId, type Person, type Role } from '#schemas/domain/person.ts';
import { aPerson, creating } from './builders.ts';
import { temporaryFolder } from './project-folder.ts';
import { testRuntime } from './test-runtime.ts';

const names = { name: 'Test', personName: 'Lee' };

/**
 * A project of the template in a folder of its own, closed when the test is over. Without a runtime of the test's it is
 * a copy of one that was made before: to make the tables and the classes takes five times as long.
 */
export async function newProject(runtime?: Runtime): Promise<Project> {
  const path = join(await temporaryFolder(), 'project');
  const project = runtime ? await createProject(path, names, runtime) : await openCopy(path);
  onTestFinished(() => project.close());
  return project;
}

/** The database of a new project. */
let made: Promise<{ readonly database: Uint8Array; readonly ids: number }> | null = null;

async function makeOnce() {
  const runtime = testRuntime();
  let ids = 0;
  const newId = () => {
    ids += 1;
    return runtime.newId();
  };
  const path = join(await temporaryFolder(), 'project');
  const project = await createProject(path, names, { ...runtime, newId });
  await project.close();
  return { database: await readFile(join(path, databaseName)), ids };
}

async function openCopy(path: string): Promise<Project> {
  made ??= makeOnce();
  const { database, ids } = await made;
  await prepareFolder(path);
  await writeFile(join(path, databaseName), database);
  const runtime = testRuntime();
  await markProject(path, runtime);
  // Its records have these ids.
  for (let id = 0; id < ids; id += 1) runtime.newId();
  // What was made today is not backed up today.
  await writeFile(join(path, 'backups', `daily-${testRuntime().now().slice(0, 10)}.db`), '');
  return await openProject(path, runtime);
}

/** The actor of imports and scripts. */
export const importActor: Actor = {
  person: { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false },
  isOwner: true,
};

/** Adds a person to the project and gives the actor that they are. */
export async function actorOf(project: Project, number: number, role: Role): Promise<Actor> {
  const person: Person = aPerson(number, role);
  await commitSchema(project, importActor, [creating(person)]);
  return { person, isOwner: false };
}

/** Runs an import as a job and waits for its end. */
export async function importInto(
  project: Project,
  roots: readonly string[],
  options: Partial<ImportOptions> = {},
  actor: Actor = importActor,
): Promise<{ readonly job: Job; readonly report: ImportReport }> {
  const parsed = ImportOptions.parse(options);
  const started = project.jobs.start('import', (handle) =>
    runImport(project, actor, { roots, options: parsed }, handle),
  );
  const job = await project.jobs.whenEnded(started.id);
  return { job, report: job.report as ImportReport };
}

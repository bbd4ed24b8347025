import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runImport } from '#electron/core/ingest/run-import.ts';
import { createProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import type { Actor } from '#electron/core/services/actor.ts';
import { commitSchema } from '#electron/core/services/schema.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import { importActorId, type Person, type Role } from '#schemas/domain/person.ts';
import { aPerson, creating } from './builders.ts';
import { temporaryFolder } from './project-folder.ts';
import { testRuntime } from './test-runtime.ts';

/** A project of the template in a folder of its own, closed when the test is over. */
export async function newProject(runtime = testRuntime()): Promise<Project> {
  const project = await createProject(
    join(await temporaryFolder(), 'project'),
    { name: 'Test', personName: 'Lee' },
    runtime,
  );
  onTestFinished(() => project.close());
  return project;
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

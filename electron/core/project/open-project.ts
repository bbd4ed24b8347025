import { join, resolve } from 'node:path';
import type { LiveEvent } from '#schemas/contract/events.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { OperationId, PersonId, ProjectId } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { importActorId, type Person } from '#schemas/domain/person.ts';
import { JobRunner } from '../jobs/job-runner.ts';
import { MediaFolder } from '../media/media-folder.ts';
import { takeBackUnfinished } from '../services/many/commit-in-parts.ts';
import { Connection } from '../store/sqlite/connection.ts';
import { type MigrationReport, migrate } from '../store/sqlite/migrate.ts';
import { type PreparationReport, SqliteStore } from '../store/sqlite/sqlite-store.ts';
import { mathOcrTemplate } from '../template/math-ocr.ts';
import { canonicaliserFor } from './canonicaliser.ts';
import { backUpDaily } from './daily-backup.ts';
import { EventHub } from './event-hub.ts';
import { acquireLock } from './lock.ts';
import { markProject } from './mark-project.ts';
import type { Project } from './project.ts';
import { databaseName, prepareFolder, requireProject } from './project-folder.ts';
import type { Runtime } from './runtime.ts';

/** Makes a project from the template *Math OCR* in a new or empty folder, with its first lead, and opens it. */
export async function createProject(
  path: string,
  options: { readonly name: string; readonly personName: string },
  runtime: Runtime,
): Promise<Project> {
  const folder = resolve(path);
  await prepareFolder(folder);
  const lock = await acquireLock(folder);
  try {
    const connection = new Connection(join(folder, databaseName), { create: true });
    await migrate(connection, join(folder, databaseName));
    const store = await SqliteStore.open(connection, canonicaliserFor);
    const id = ProjectId.parse(runtime.newId());
    const lead: Person = {
      kind: 'person',
      id: PersonId.parse(runtime.newId()),
      name: options.personName,
      role: 'lead',
      retired: false,
    };
    const scripts: Person = { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false };
    await store.commit(addRecords([...mathOcrTemplate(id, options.name), scripts, lead], lead, runtime));
    await markProject(folder, runtime);
    return assemble(id, folder, store, { backup: Promise.resolve(), lock }, runtime);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Hears how far a project is that an older program left; first its copy and its tables, then what is derived in it. */
export type OpeningReport = (progress: Parameters<MigrationReport | PreparationReport>[0]) => void;

/**
 * Opens a project folder and takes its lock. Throws one sentence for a folder that cannot be opened.
 *
 * @param report hears how far the project of an older program is prepared, which may take minutes
 */
export async function openProject(path: string, runtime: Runtime, report?: OpeningReport): Promise<Project> {
  const folder = resolve(path);
  await requireProject(folder);
  const lock = await acquireLock(folder);
  let connection: Connection | null = null;
  try {
    const databasePath = join(folder, databaseName);
    connection = new Connection(databasePath);
    await migrate(connection, databasePath, report);
    const store = await SqliteStore.open(connection, canonicaliserFor, report && { report });
    const settings = await store.settings();
    if (settings === null) {
      throw new AppError('project-invalid', 'The project has no settings. Restore a copy from its backups folder.');
    }
    await new MediaFolder(folder).clearIncoming();
    // Opening does not wait for the copy; closing does.
    const backup = backUpDaily(connection, databasePath, runtime).catch((error: unknown) => {
      runtime.log('warning', `The daily backup of ${folder} failed`, error);
    });
    const project = assemble(settings.id, folder, store, { backup, lock }, runtime);
    await takeBackUnfinished(project);
    return project;
  } catch (error) {
    connection?.close();
    await lock.release();
    throw nameFolder(folder, error);
  }
}

/** The same error with the folder that it speaks of in front. */
function nameFolder(folder: string, error: unknown): unknown {
  if (!(error instanceof AppError) || 'path' in error.parameters) return error;
  return new AppError(error.code, `${folder}: ${error.message}`, { ...error.parameters, path: folder }, error);
}

function assemble(
  id: ProjectId,
  path: string,
  store: SqliteStore,
  held: { readonly backup: Promise<void>; readonly lock: { release(): Promise<void> } },
  runtime: Runtime,
): Project {
  const jobs = new JobRunner(runtime);
  const events = new EventHub<LiveEvent>();
  const closing = new AbortController();
  jobs.listen((job) => events.emit({ type: 'job', job }));
  return {
    id,
    path,
    store,
    media: new MediaFolder(path),
    jobs,
    events,
    runtime,
    closing: closing.signal,
    close: async () => {
      closing.abort();
      await jobs.close();
      await held.backup;
      await store.close();
      await held.lock.release();
    },
  };
}

function addRecords(records: readonly SchemaRecord[], actor: Person, runtime: Runtime): Operation {
  return {
    id: OperationId.parse(runtime.newId()),
    kind: 'schema',
    actor: actor.id,
    at: runtime.now(),
    patches: records.map((record) => ({
      document: { type: record.kind, id: record.id },
      base: 0,
      added: [record],
      updated: [],
      removed: [],
    })),
    undoes: null,
  };
}

import { constants } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { LiveEvent } from '#schemas/contract/events.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { OperationId, PersonId, ProjectId } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { importActorId, type Person } from '#schemas/domain/person.ts';
import { JobRunner } from '../jobs/job-runner.ts';
import { MediaFolder } from '../media/media-folder.ts';
import { Connection } from '../store/sqlite/connection.ts';
import { backUp, migrate } from '../store/sqlite/migrate.ts';
import { SqliteStore } from '../store/sqlite/sqlite-store.ts';
import { mathOcrTemplate } from '../template/math-ocr.ts';
import { canonicaliserFor } from './canonicaliser.ts';
import { EventHub } from './event-hub.ts';
import { acquireLock } from './lock.ts';
import type { Project } from './project.ts';
import type { Runtime } from './runtime.ts';

const databaseName = 'project.db';

/** Whether a folder is a Quotient project. */
export async function isProjectFolder(path: string): Promise<boolean> {
  return await stat(join(path, databaseName)).then(
    (facts) => facts.isFile(),
    () => false,
  );
}

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
    const store = new SqliteStore(connection, canonicaliserFor);
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
    return assemble(id, folder, store, { backup: Promise.resolve(), lock }, runtime);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Opens a project folder and takes its lock. Throws one sentence for a folder that cannot be opened. */
export async function openProject(path: string, runtime: Runtime): Promise<Project> {
  const folder = resolve(path);
  await requireProject(folder);
  const lock = await acquireLock(folder);
  try {
    const databasePath = join(folder, databaseName);
    const connection = new Connection(databasePath);
    await migrate(connection, databasePath);
    const store = new SqliteStore(connection, canonicaliserFor);
    const settings = (await store.schemaRecords()).find(({ record }) => record.kind === 'settings')?.record;
    if (settings?.kind !== 'settings') {
      throw new AppError(
        'project-invalid',
        `${folder} has no settings: it is no complete project. Restore a copy from its backups folder.`,
        {
          path: folder,
        },
      );
    }
    // Opening does not wait for the copy; closing does.
    const backup = backUpDaily(connection, databasePath, runtime).catch((error: unknown) => {
      runtime.log('warning', `The daily backup of ${folder} failed`, error);
    });
    return assemble(settings.id, folder, store, { backup, lock }, runtime);
  } catch (error) {
    await lock.release();
    throw error;
  }
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
  jobs.listen((job) => events.emit({ type: 'job', job }));
  return {
    id,
    path,
    store,
    media: new MediaFolder(path),
    jobs,
    events,
    runtime,
    close: async () => {
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

async function prepareFolder(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new AppError(
      'invalid-input',
      `${folder} cannot be used as a project folder: ${describe(error)}. Choose another one.`,
      { path: folder },
      error,
    );
  });
  if (entries?.includes(databaseName)) {
    throw new AppError('conflict', `${folder} is a project already. Open it, or choose another folder.`, {
      path: folder,
    });
  }
  if (entries && entries.length > 0) {
    throw new AppError('conflict', `${folder} is not empty. A new project needs a new or empty folder.`, {
      path: folder,
    });
  }
  try {
    for (const name of ['media', 'cache', 'backups']) await mkdir(join(folder, name), { recursive: true });
  } catch (error) {
    throw new AppError(
      'project-read-only',
      `${folder} cannot be made: ${describe(error)}. Choose a folder that you may write to.`,
      { path: folder },
      error,
    );
  }
}

async function requireProject(folder: string): Promise<void> {
  const facts = await stat(folder).catch(() => null);
  if (!facts)
    throw new AppError(
      'project-missing',
      `There is no folder ${folder}. Check the path, or open the project where it was moved to.`,
      { path: folder },
    );
  if (!facts.isDirectory() || !(await isProjectFolder(folder))) {
    throw new AppError('project-invalid', `${folder} is no Quotient project: it holds no ${databaseName}.`, {
      path: folder,
    });
  }
  try {
    await access(folder, constants.W_OK);
    await access(join(folder, databaseName), constants.W_OK);
  } catch (error) {
    throw new AppError(
      'project-read-only',
      `${folder} is read-only: Quotient saves every edit at once and needs to write there. Check its permissions.`,
      { path: folder },
      error,
    );
  }
}

/** One copy a day, of the last seven days. */
async function backUpDaily(connection: Connection, databasePath: string, runtime: Runtime): Promise<void> {
  const today = runtime.now().slice(0, 10);
  const folder = join(databasePath, '..', 'backups');
  const names = await readdir(folder).catch((): string[] => []);
  if (names.includes(`daily-${today}.db`)) return;
  await backUp(connection, databasePath, `daily-${today}`);
  const daily = [...names, `daily-${today}.db`].filter((name) => /^daily-.*\.db$/.test(name)).sort();
  for (const name of daily.slice(0, -7)) await rm(join(folder, name), { force: true });
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    EACCES: 'you may not write there',
    EPERM: 'you may not write there',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'it is a file',
    ENAMETOOLONG: 'the name is too long',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}

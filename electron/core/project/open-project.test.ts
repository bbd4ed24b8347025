import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { testRuntime } from '#test/support/test-runtime.ts';
import { Connection } from '../store/sqlite/connection.ts';
import { createProject, openProject } from './open-project.ts';
import { databaseName } from './project-folder.ts';

/** A closed project in a folder of its own. */
async function closedProject(): Promise<string> {
  const path = join(await temporaryFolder(), 'formulas');
  const project = await createProject(path, { name: 'Formulas', personName: 'Lee' }, testRuntime());
  await project.close();
  return path;
}

const opening = async (path: string) => await (await openProject(path, testRuntime())).close();

describe('opening a project', () => {
  it('gives what was made, keeps a copy of the day, and clears what a killed process left half written', async () => {
    const path = await closedProject();
    await mkdir(join(path, 'cache', 'incoming'), { recursive: true });
    await writeFile(join(path, 'cache', 'incoming', '1-1'), 'half');
    const project = await openProject(path, testRuntime());
    const people = (await project.store.schemaRecords()).flatMap(({ record }) =>
      record.kind === 'person' ? [record.name] : [],
    );
    expect(people.sort()).toEqual(['Lee', 'import']);
    await project.close();
    expect(await readdir(path)).toContain('project.quotient');
    expect(await readdir(join(path, 'backups'))).toEqual(['daily-2026-01-01.db']);
    expect(await readdir(join(path, 'cache'))).not.toContain('incoming');
  });

  it.each([
    ['a folder that is not there', 'project-missing', async () => '/nowhere/at/all'],
    ['a folder that is no project', 'project-invalid', temporaryFolder],
    [
      'a database of a newer version',
      'project-newer',
      async () => {
        const path = await closedProject();
        const connection = new Connection(join(path, databaseName));
        connection.execute('PRAGMA user_version = 99');
        connection.close();
        return path;
      },
    ],
    [
      'a database that is none',
      'project-invalid',
      async () => {
        const path = await closedProject();
        for (const name of await readdir(path))
          if (name.startsWith(databaseName)) await writeFile(join(path, name), 'no database, certainly');
        return path;
      },
    ],
  ])('refuses %s in one sentence that names it, and leaves no lock', async (_what, code, make) => {
    const path = await make();
    const failure = await opening(path).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect((failure as Error).message).toContain(path);
    expect(await readdir(path).catch(() => [])).not.toContain('lock.json');
  });

  it('is refused while another process of this machine has it, until that is gone', async () => {
    const path = await closedProject();
    const first = await openProject(path, testRuntime());
    await expect(opening(path)).rejects.toMatchObject({ code: 'project-locked' });
    await first.close();
    await opening(path);
  });

  it('of a new project needs a new or empty folder', async () => {
    const path = await temporaryFolder();
    await writeFile(join(path, 'notes.txt'), 'mine');
    const make = () => createProject(path, { name: 'x', personName: 'y' }, testRuntime());
    await expect(make()).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      createProject(await closedProject(), { name: 'x', personName: 'y' }, testRuntime()),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

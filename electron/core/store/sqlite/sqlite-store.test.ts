import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { anOperation, aPerson, creating } from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { searchSuite } from '#test/support/search-suite.ts';
import { storeSuite } from '#test/support/store-suite.ts';
import { Connection } from './connection.ts';
import { currentVersion, migrate } from './migrate.ts';
import { SqliteStore } from './sqlite-store.ts';

const opened: Connection[] = [];

/** A store in memory for the suites: they open hundreds, and a busy disk would make them wait. */
async function openQuickly(): Promise<SqliteStore> {
  const connection = new Connection(':memory:', { create: true });
  opened.push(connection);
  await migrate(connection, ':memory:');
  return new SqliteStore(connection, plainCanonicaliser);
}

async function openConnection(folder?: string): Promise<Connection> {
  const path = join(folder ?? (await temporaryFolder()), 'project.db');
  const connection = new Connection(path, { create: true });
  opened.push(connection);
  await migrate(connection, path);
  return connection;
}

const plainCanonicaliser = () => ({ version: '1', canonicalise: (latex: string) => latex });

afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});

describe('the SQLite store', () => {
  storeSuite(openQuickly);
  searchSuite(openQuickly);

  it('refuses a file of a newer version and leaves it as it is', async () => {
    const folder = await temporaryFolder();
    const connection = await openConnection(folder);
    connection.execute(`PRAGMA user_version = ${currentVersion + 1}`);
    await expect(migrate(connection, join(folder, 'project.db'))).rejects.toMatchObject({ code: 'project-newer' });
    expect(connection.pragma('user_version')).toBe(currentVersion + 1);
  });

  it('saves nothing on a full disk, says so, and goes on when there is space again', async () => {
    const connection = await openConnection();
    const store = new SqliteStore(connection, plainCanonicaliser);
    connection.execute(`PRAGMA max_page_count = ${Number(connection.pragma('page_count'))}`);
    const people = Array.from({ length: 200 }, (_, index) => creating(aPerson(index, 'annotator', 'x'.repeat(200))));
    await expect(store.commit(anOperation(1, people))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await store.schemaRecords()).toEqual([]);
    connection.execute('PRAGMA max_page_count = 100000');
    expect((await store.commit(anOperation(1, people))).kind).toBe('committed');
  });

  it('never changes or forgets a line of the log', async () => {
    const connection = await openConnection();
    const store = new SqliteStore(connection, plainCanonicaliser);
    await store.commit(anOperation(1, [creating(aPerson(1, 'lead'))]));
    expect(() => connection.execute("UPDATE operation SET kind = 'edit'")).toThrow(/append-only/);
    expect(() => connection.execute('DELETE FROM operation')).toThrow(/append-only/);
  });
});

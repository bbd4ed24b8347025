import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '../store/sqlite/connection.ts';
import { backUp } from '../store/sqlite/migrate.ts';
import type { Runtime } from './runtime.ts';

/** One copy a day, of the last seven days. */
export async function backUpDaily(connection: Connection, databasePath: string, runtime: Runtime): Promise<void> {
  const today = runtime.now().slice(0, 10);
  const folder = join(databasePath, '..', 'backups');
  const names = await readdir(folder).catch((): string[] => []);
  if (names.includes(`daily-${today}.db`)) return;
  await backUp(connection, databasePath, `daily-${today}`);
  const daily = [...names, `daily-${today}.db`].filter((name) => /^daily-.*\.db$/.test(name)).sort();
  for (const name of daily.slice(0, -7)) await rm(join(folder, name), { force: true });
}

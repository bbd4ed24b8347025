import { join } from 'node:path';
import { canonicaliserFor } from '#electron/core/project/canonicaliser.ts';
import type { Project } from '#electron/core/project/project.ts';
import { Connection } from '#electron/core/store/sqlite/connection.ts';
import { SqliteStore } from '#electron/core/store/sqlite/sqlite-store.ts';

/**
 * A project that another process has open, to be read as it is stored now. What only the process can do that has it
 * throws by its name.
 */
export function readStoredProject(path: string): Project {
  const store = new SqliteStore(new Connection(join(path, 'project.db'), { readOnly: true }), canonicaliserFor);
  const readable = { path, store, close: () => store.close() };
  return new Proxy(readable, {
    get: (target, key) => {
      if (key in target) return Reflect.get(target, key);
      throw new Error(`The project is open in the desktop app: its ${String(key)} cannot be had from here.`);
    },
  }) as unknown as Project;
}

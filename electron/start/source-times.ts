import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** When a file changed, in milliseconds since 1970; 0 for one that is not there. */
export async function timeOf(path: string): Promise<number> {
  const facts = await stat(path).catch(() => null);
  return facts?.mtimeMs ?? 0;
}

/** When the newest file below a path changed, in milliseconds since 1970; tests do not count. */
export async function newestTime(path: string): Promise<number> {
  const facts = await stat(path).catch(() => null);
  if (!facts?.isDirectory()) return facts?.mtimeMs ?? 0;
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  const times = await Promise.all(files.map((file) => timeOf(join(file.parentPath, file.name))));
  return Math.max(0, ...times);
}

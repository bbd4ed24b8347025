import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { folderContent } from '../golden/folder-content.ts';

/** A hash over all names and bytes of an export; null where there is none. */
export function sumOfExport(out: string): string | null {
  if (!existsSync(out)) return null;
  const hash = createHash('sha256');
  if (statSync(out).isFile()) return hash.update(readFileSync(out)).digest('hex');
  for (const [name, bytes] of folderContent(out)) hash.update(name).update(bytes);
  return hash.digest('hex');
}

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { realDataFolder } from './real-data-folder.ts';

/** Absolute path of one set of the real test data, for instance `realData('crohme')`. */
export function realData(...parts: readonly string[]): string {
  return join(realDataFolder, ...parts);
}

/**
 * Declares tests that need sets of the real data; without one of them a skipped test says which. What stands around the
 * tests reads the data while they are declared, so that a skipped block of them would fail.
 */
export function describeWithRealData(needed: string | readonly string[], title: string, tests: () => void): void {
  const missing = [needed].flat().filter((set) => !existsSync(realData(set)));
  if (missing.length === 0) describe(title, tests);
  else it.skip(`${title} (skipped: no ${missing.join(', ')} under ${realDataFolder}; set QUOTIENT_TEST_DATA)`);
}

/** All files of one set with an ending, below a folder of it, as absolute paths. */
export async function realFiles(ending: string, ...parts: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(realData(...parts), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

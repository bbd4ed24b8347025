import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { realDataFolder } from './real-data-folder.ts';

/** Absolute path of one set of the real test data, for instance `realData('crohme')`. */
export function realData(...parts: readonly string[]): string {
  return join(realDataFolder, ...parts);
}

/** Declares tests that need one set of the real data; without it they are skipped and the title says why. */
export function describeWithRealData(set: string, title: string, tests: () => void): void {
  if (existsSync(realData(set))) describe(title, tests);
  else describe.skip(`${title} (skipped: no ${set} under ${realDataFolder}; set QUOTIENT_TEST_DATA)`, tests);
}

/** All files of one set with an ending, below a folder of it, as absolute paths. */
export async function realFiles(ending: string, ...parts: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(realData(...parts), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

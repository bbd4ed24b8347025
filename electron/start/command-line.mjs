import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const packageFolder = join(import.meta.dirname, '../..');
const builds = join(packageFolder, 'dist', 'cli');

/** What it is built from, beside what `package-lock.json` names. */
const sources = ['electron', 'schemas', 'shared'];

/**
 * Address of the command line: built, as a few files that load in a third of the time that its hundreds of sources take.
 * It is built when it first runs, and anew where its sources have changed since; each build has a folder of its own, so
 * that a command which runs goes on with its own. Where it cannot be built, it runs from source.
 */
export async function commandLine() {
  const build = join(builds, keyOfSources());
  const main = join(build, 'main.js');
  if (existsSync(main)) return pathToFileURL(main);
  try {
    mkdirSync(builds, { recursive: true });
    const { buildCommandLine } = await import('./cli-build.ts');
    await buildCommandLine(packageFolder, build);
    return pathToFileURL(main);
  } catch {
    // A folder that is not ours to write to, an installation without what builds: nothing that a user has to care for.
    return pathToFileURL(join(packageFolder, 'electron', 'cli', 'main.ts'));
  }
}

/** Names a state of the sources: when the newest of them was changed, and how many there are. */
function keyOfSources() {
  let newest = 0;
  let count = 0;
  const pending = sources.map((name) => join(packageFolder, name));
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (!entry.name.endsWith('.test.ts')) {
        newest = Math.max(newest, statSync(path).mtimeMs);
        count += 1;
      }
    }
  }
  newest = Math.max(newest, statSync(join(packageFolder, 'package-lock.json')).mtimeMs);
  return `${Math.round(newest).toString(36)}-${count}`;
}

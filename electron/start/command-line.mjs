import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const packageFolder = join(import.meta.dirname, '../..');
const builds = join(packageFolder, 'dist', 'cli');

/** What it is built from, beside what `package-lock.json` names. */
const sources = ['electron', 'schemas', 'shared'].map((name) => join(packageFolder, name));

/**
 * Address of the command line: built, as a few files that load in a third of the time that its hundreds of sources take.
 * It is built when it first runs, and anew where its sources have changed since; each build has a folder of its own, so
 * that a command which runs goes on with its own. Where it cannot be built, it runs from source.
 */
export async function commandLine() {
  const build = join(builds, keyOfSources([...sources, join(packageFolder, 'package-lock.json')]));
  const main = join(build, 'main.js');
  if (existsSync(main)) return pathToFileURL(main);
  try {
    mkdirSync(builds, { recursive: true });
    accessSync(builds, constants.W_OK);
    const { buildCommandLine } = await import('./cli-build.ts');
    // It takes some seconds, the first time after an update.
    if (process.stderr.isTTY) process.stderr.write('Building the command line…\n');
    await buildCommandLine(packageFolder, build);
    return pathToFileURL(main);
  } catch (error) {
    // A folder that is not ours to write to, an installation without what builds: nothing that a user has to care for.
    if (!isExpected(error)) {
      process.stderr.write(
        `The command line could not be built and runs from source, which starts slower: ${String(error)}\n`,
      );
    }
    return pathToFileURL(join(packageFolder, 'electron', 'cli', 'main.ts'));
  }
}

/** @param {unknown} error */
function isExpected(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EACCES', 'EPERM', 'EROFS', 'ERR_MODULE_NOT_FOUND'].includes(code);
}

/**
 * Names a state of the sources: which files there are, how long each is and when it was changed. Tests do not count.
 *
 * @param {readonly string[]} paths absolute, of files and folders
 */
export function keyOfSources(paths) {
  const hash = createHash('sha256');
  const pending = [...paths];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    // One may go while this looks, or be a link to nothing, as editors make them.
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) continue;
    if (facts.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!name.endsWith('.test.ts')) pending.push(join(path, name));
    } else {
      hash.update(`${path}\0${facts.size}\0${facts.mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { useBuild } from './build/build-use.mjs';
import { keyOfSources } from './build/built-from.mjs';
import { commandLineSources, noteCurrent, unchangedBuild } from './build/current-build.mjs';

const packageFolder = join(import.meta.dirname, '../..');
const builds = join(packageFolder, 'dist', 'cli');

/**
 * Address of the command line: built, as a few files that load in a third of the time that its hundreds of sources take.
 * It is built when it first runs, and anew where its sources have changed since; each build has a folder of its own, so
 * that a command which runs goes on with its own. Where it cannot be built, it runs from source.
 */
export async function commandLine() {
  const known = unchangedBuild();
  const name = known ?? keyOfSources(commandLineSources);
  const build = join(builds, name);
  const main = join(build, 'main.js');
  try {
    if (!existsSync(main)) await makeBuild(build);
    useBuild(build);
    if (known === null) noteCurrent(build, name);
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

/** @param {string} build */
async function makeBuild(build) {
  mkdirSync(builds, { recursive: true });
  accessSync(builds, constants.W_OK);
  // Throws where there is nothing to build with.
  import.meta.resolve('vite');
  const { spawnSync } = await import('node:child_process');
  // It takes some seconds, the first time after an update.
  if (process.stderr.isTTY) process.stderr.write('Building the command line…\n');
  const words = [join(import.meta.dirname, 'build', 'build-cli.mjs'), build];
  const { status, error, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.trim().split('\n').slice(-20).join('\n'));
}

/** @param {unknown} error */
function isExpected(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EACCES', 'EPERM', 'EROFS', 'ERR_MODULE_NOT_FOUND'].includes(code);
}

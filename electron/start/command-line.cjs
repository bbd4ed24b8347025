const { accessSync, constants, existsSync, mkdirSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { useBuild } = require('./build/build-use.cjs');
const { keyOfSources } = require('./build/built-from.cjs');
const { commandLineSources, noteCurrent, unchangedBuild } = require('./build/current-build.cjs');

const packageFolder = path.join(__dirname, '../..');
const builds = path.join(packageFolder, 'dist', 'cli');
const source = path.join(packageFolder, 'electron', 'cli', 'main.ts');

/**
 * The command line: built, as a few files that load in a third of the time that its hundreds of sources take. It is built
 * when it first runs, and anew where its sources have changed since; each build has a folder of its own, so that a command
 * which runs goes on with its own. Where it cannot be built, it runs from source.
 */
async function loadCommandLine() {
  const main = builtMain();
  return main === null ? await import(pathToFileURL(source).href) : require(main);
}

/** Absolute path of the main file of the build that is to run; null where there can be none. */
function builtMain() {
  const known = unchangedBuild();
  const name = known ?? keyOfSources(commandLineSources);
  const build = path.join(builds, name);
  const main = path.join(build, 'main.js');
  try {
    if (!existsSync(main)) makeBuild(build);
    useBuild(build);
    if (known === null) noteCurrent(build, name);
    return main;
  } catch (error) {
    // A folder that is not ours to write to, an installation without what builds: nothing that a user has to care for.
    if (!isExpected(error)) {
      process.stderr.write(
        `The command line could not be built and runs from source, which starts slower: ${String(error)}\n`,
      );
    }
    return null;
  }
}

/** @param {string} build */
function makeBuild(build) {
  mkdirSync(builds, { recursive: true });
  accessSync(builds, constants.W_OK);
  // Throws where there is nothing to build with.
  require.resolve('vite/package.json');
  const { spawnSync } = require('node:child_process');
  // It takes some seconds, the first time after an update.
  if (process.stderr.isTTY) process.stderr.write('Building the command line…\n');
  const words = [path.join(__dirname, 'build', 'build-cli.mjs'), build];
  const { status, error, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.trim().split('\n').slice(-20).join('\n'));
}

/** @param {unknown} error */
function isExpected(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EACCES', 'EPERM', 'EROFS', 'MODULE_NOT_FOUND'].includes(code);
}

module.exports = { loadCommandLine };

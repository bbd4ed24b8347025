const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { lineOf, notesFolder } = require('./built-from.cjs');

/** What the command line is built from and with: files and folders of the package. */
const commandLineSources = ['electron', 'schemas', 'shared', 'package-lock.json'];

/** Name of the file in a build of the command line that says what it was made of. */
const sourcesName = '.sources';
/** The name of the build that was used last, and what that one was made of. */
const currentNote = path.join(notesFolder, 'cli');

/**
 * Says in a build which of the sources are in it.
 *
 * @param {string} build absolute path of its folder
 * @param {readonly string[]} before lines of all sources before it was made: what changed meanwhile makes it stale
 * @param {ReadonlySet<string>} paths absolute paths of those that are in it
 */
function noteSources(build, before, paths) {
  const held = before.filter((line) => paths.has(line.slice(0, line.indexOf('\0'))));
  writeFileSync(path.join(build, sourcesName), held.join(''));
}

/**
 * Name of the build that was used last where nothing that it was made of has changed since; null where something has, or
 * nothing is known of it. Each command waits for this, which asks for the files in one build alone: a quarter of the time
 * that naming the state of all sources takes.
 *
 * @param {string} [note] where it is noted
 */
function unchangedBuild(note = currentNote) {
  const text = readIfThere(note);
  if (text === null) return null;
  const [name, ...lines] = text.split('\n');
  // What was cut off while it was written ends otherwise.
  if (!name || lines.length < 2 || lines.pop() !== '') return null;
  const isUnchanged = lines.every((line) => lineOf(line.slice(0, line.indexOf('\0'))) === `${line}\n`);
  return isUnchanged ? name : null;
}

/**
 * Notes which build is used from now on, until something in it changes. Where nothing may be written nothing is noted.
 *
 * @param {string} build absolute path of its folder
 * @param {string} name its name
 * @param {string} [note] where it is noted
 */
function noteCurrent(build, name, note = currentNote) {
  const held = readIfThere(path.join(build, sourcesName));
  if (held === null) return;
  const own = `${note}.${process.pid}`;
  try {
    mkdirSync(notesFolder, { recursive: true });
    // Other commands may be reading it.
    writeFileSync(own, `${name}\n${held}`);
    renameSync(own, note);
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))) return;
    throw error;
  }
}

/** @param {string} place */
function readIfThere(place) {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    // Not there, or not ours to read: all sources are asked for.
    return null;
  }
}

module.exports = { commandLineSources, noteSources, unchangedBuild, noteCurrent };

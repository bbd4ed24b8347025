import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const packageFolder = join(import.meta.dirname, '../../..');
/** Absolute path of the folder of what was built from what. */
export const notesFolder = join(packageFolder, 'dist', 'built-from');

/**
 * Names a state of sources: which files there are, how long each is and when it was changed. Tests do not count.
 *
 * @param {readonly string[]} names files and folders, absolute or relative to the package
 */
export function keyOfSources(names) {
  // An import of it would load all of its parts, which takes longer than most of what a command does.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(describeSources(names).join('')).digest('hex').slice(0, 16);
}

/**
 * Says of each file its absolute path, how long it is and when it was changed: a line each, `\0` between them.
 *
 * @param {readonly string[]} names files and folders, absolute or relative to the package
 */
export function describeSources(names) {
  /** @type {string[]} */
  const files = [];
  for (const name of names) {
    const path = resolve(packageFolder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) describeFolder(path, files);
    else describeFile(path, files);
  }
  return files.sort();
}

/**
 * Each command waits for this: folders are told by their entry and not asked for.
 *
 * @param {string} folder
 * @param {string[]} files
 */
function describeFolder(folder, files) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) describeFolder(path, files);
    else if (!/\.test\.tsx?$/.test(entry.name)) describeFile(path, files);
  }
}

/**
 * @param {string} path
 * @param {string[]} files
 */
function describeFile(path, files) {
  const line = lineOf(path);
  if (line !== null) files.push(line);
}

/**
 * The line of `describeSources` about a file as it is now; null where there is none: it may be gone since, or be a link
 * to nothing, as editors make them.
 *
 * @param {string} path
 */
export function lineOf(path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts === undefined ? null : `${path}\0${facts.size}\0${facts.mtimeMs}\n`;
}

/**
 * Notes what a build was made from, once it is whole.
 *
 * @param {string} build its name
 * @param {string} key of its sources when it began: what changes meanwhile makes it stale
 */
export function noteBuiltFrom(build, key) {
  mkdirSync(notesFolder, { recursive: true });
  writeFileSync(join(notesFolder, build), key);
}

/**
 * Whether a build was made from the sources as they are.
 *
 * @param {string} build its name
 * @param {string} key of its sources now
 */
export function isBuiltFrom(build, key) {
  const note = join(notesFolder, build);
  return existsSync(note) && readFileSync(note, 'utf8') === key;
}

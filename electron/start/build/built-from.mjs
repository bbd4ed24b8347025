import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// An import of it would load all of its parts, which takes longer than most of what a command does.
const { createHash } = process.getBuiltinModule('node:crypto');

const packageFolder = join(import.meta.dirname, '../../..');
const notes = join(packageFolder, 'dist', 'built-from');

/**
 * Names a state of sources: which files there are, how long each is and when it was changed. Tests do not count.
 *
 * @param {readonly string[]} names files and folders, absolute or relative to the package
 */
export function keyOfSources(names) {
  /** @type {string[]} */
  const files = [];
  for (const name of names) {
    const path = resolve(packageFolder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) describeFolder(path, files);
    else describeFile(path, files);
  }
  return createHash('sha256').update(files.sort().join('')).digest('hex').slice(0, 16);
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
  // It may be gone since, or be a link to nothing, as editors make them.
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts !== undefined) files.push(`${path}\0${facts.size}\0${facts.mtimeMs}\n`);
}

/**
 * Notes what a build was made from, once it is whole.
 *
 * @param {string} build its name
 * @param {string} key of its sources when it began: what changes meanwhile makes it stale
 */
export function noteBuiltFrom(build, key) {
  mkdirSync(notes, { recursive: true });
  writeFileSync(join(notes, build), key);
}

/**
 * Whether a build was made from the sources as they are.
 *
 * @param {string} build its name
 * @param {string} key of its sources now
 */
export function isBuiltFrom(build, key) {
  const note = join(notes, build);
  return existsSync(note) && readFileSync(note, 'utf8') === key;
}

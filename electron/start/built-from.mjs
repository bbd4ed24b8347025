import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// An import of it would load all of its parts, which takes longer than most of what a command does.
const { createHash } = process.getBuiltinModule('node:crypto');

const packageFolder = join(import.meta.dirname, '../..');
const notes = join(packageFolder, 'dist', 'built-from');

/**
 * Names a state of sources: which files there are, how long each is and when it was changed. Tests do not count.
 *
 * @param {readonly string[]} names files and folders, absolute or relative to the package
 */
export function keyOfSources(names) {
  const hash = createHash('sha256');
  const pending = names.map((name) => resolve(packageFolder, name));
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    // One may go while this looks, or be a link to nothing, as editors make them.
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) continue;
    if (facts.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!/\.test\.tsx?$/.test(name)) pending.push(join(path, name));
    } else {
      hash.update(`${path}\0${facts.size}\0${facts.mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
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

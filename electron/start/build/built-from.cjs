const { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const packageFolder = path.join(__dirname, '../../..');
/** Absolute path of the folder of what was built from what. */
const notesFolder = path.join(packageFolder, 'dist', 'built-from');

/**
 * Names a state of sources: which files there are, how long each is and when it was changed. Tests do not count.
 *
 * @param {readonly string[]} names files and folders, absolute or relative to the package
 */
function keyOfSources(names) {
  // An import of it would load all of its parts, which takes longer than most of what a command does.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(describeSources(names).join('')).digest('hex').slice(0, 16);
}

/**
 * Says of each file its absolute path, how long it is and when it was changed: a line each, `\0` between them.
 *
 * @param {readonly string[]} names files and folders, absolute or relative to the package
 */
function describeSources(names) {
  /** @type {string[]} */
  const files = [];
  for (const name of names) {
    const place = path.resolve(packageFolder, name);
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) describeFolder(place, files);
    else describeFile(place, files);
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
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) describeFolder(place, files);
    else if (!/\.test\.tsx?$/.test(entry.name)) describeFile(place, files);
  }
}

/**
 * @param {string} place
 * @param {string[]} files
 */
function describeFile(place, files) {
  const line = lineOf(place);
  if (line !== null) files.push(line);
}

/**
 * The line of `describeSources` about a file as it is now; null where there is none: it may be gone since, or be a link
 * to nothing, as editors make them.
 *
 * @param {string} place
 */
function lineOf(place) {
  const facts = statSync(place, { throwIfNoEntry: false });
  return facts === undefined ? null : `${place}\0${facts.size}\0${facts.mtimeMs}\n`;
}

/**
 * Notes what a build was made from, once it is whole.
 *
 * @param {string} build its name
 * @param {string} key of its sources when it began: what changes meanwhile makes it stale
 */
function noteBuiltFrom(build, key) {
  mkdirSync(notesFolder, { recursive: true });
  writeFileSync(path.join(notesFolder, build), key);
}

/**
 * Whether a build was made from the sources as they are.
 *
 * @param {string} build its name
 * @param {string} key of its sources now
 */
function isBuiltFrom(build, key) {
  const note = path.join(notesFolder, build);
  return existsSync(note) && readFileSync(note, 'utf8') === key;
}

module.exports = { notesFolder, keyOfSources, describeSources, lineOf, noteBuiltFrom, isBuiltFrom };

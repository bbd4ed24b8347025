const { statSync } = require('node:fs');
const path = require('node:path');

/** Bytes of its database up to which the pictures of a project are copied before the memory of threads has piled up. */
const smallProject = 64 * 2 ** 20;

/** Words that begin what only looks things up or writes a few of them, and is over before memory piles up. */
const short = new Set([
  'agreement',
  'help',
  '--help',
  '-h',
  'people',
  'quota',
  'releases',
  'remove',
  'requirements',
  'source',
  'status',
  'submodel',
  '--version',
  '-V',
]);

/**
 * Heaps of glibc and flags of V8 of commands through which many pictures pass. The heap of an export grows by a fifth at
 * a time from the start, as that of other commands does once they take long. An import hands the bytes of each picture
 * to V8, which counts them: it would look for what is no longer needed five times a second, on both cores, so its heap
 * may fill up to 48 MB first, and objects are young within 1 MB.
 */
const passesPictures = new Map([
  ['export', { arenas: '1', flags: ['--heap-growing-percent=20'] }],
  ['import', { arenas: '4', flags: ['--max-semi-space-size=1', '--initial-old-space-size=48'] }],
]);

/**
 * glibc gives every thread that allocates a heap of its own and hands little of it back: memory then grows with each
 * thousand pictures that pass through the threads of libvips. Two heaps keep it flat; the threads of an import would wait
 * for each other at two, and have four; an export, whose threads hand bytes to each other, does as well with one, and its
 * memory then is that of a small one. glibc reads the limit when a process starts, so this process becomes a new one
 * with it (`execve`: same id, same terminal, some 30 ms, which is a third of what the shortest commands take and a tenth
 * of a detector's dataset of a small project, and spared there). Elsewhere, and where somebody chose a limit already,
 * nothing happens.
 */
function limitArenas() {
  const { platform, env, execPath, execArgv, argv } = process;
  const isLimited = platform !== 'linux' || env.MALLOC_ARENA_MAX !== undefined || process.channel !== undefined;
  if (isLimited || typeof process.execve !== 'function') return;
  const [command, project] = argv.slice(2);
  if (command === undefined || short.has(command)) return;
  if (command === 'export' && copiesPictures(argv) && isSmall(project ?? '')) return;
  const { arenas, flags } = passesPictures.get(command) ?? { arenas: '2', flags: [] };
  const words = [execPath, ...execArgv, ...flags, ...argv.slice(1)];
  process.execve(execPath, words, { ...env, MALLOC_ARENA_MAX: arenas });
}

/**
 * Whether an export is asked for sub-models alone whose pictures are copied, as a rule.
 *
 * @param {readonly string[]} words
 */
function copiesPictures(words) {
  const asked = words.filter((_, at) => ['--format', '--submodel'].includes(words[at - 1] ?? ''));
  return asked.length > 0 && asked.every((word) => /^(extractor|detector)(\/|$)/.test(word));
}

/**
 * Whether a word is the folder of a small project, as it is written or from where npm was called; one that is not found
 * is not.
 *
 * @param {string} word
 */
function isSmall(word) {
  const folder = path.resolve(process.env.INIT_CWD ?? '', word);
  const facts = statSync(path.join(folder, 'project.db'), { throwIfNoEntry: false });
  return facts !== undefined && facts.size <= smallProject;
}

module.exports = { limitArenas };

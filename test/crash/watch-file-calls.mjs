import fs from 'node:fs';
import { enableCompileCache, syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a program and its threads: watches the calls with which it changes files in a folder, and at one of them
 * kills or interrupts the process, or says once that the disk is full. The environment variable `QUOTIENT_FILE_CALLS`,
 * which the program may set and change while it runs, is JSON:
 * - `folder`: absolute path; names of calls are relative to it, with `*` for what differs from run to run
 * - `list`: absolute path of a file that gets each name, one a line, or null
 * - `at`: name of a call, or null
 * - `act`: `kill`, `fail`, or `interrupt`, as Ctrl+C does, after `passed` calls of this name; `shorten` has the system take half of the bytes of every write, as it may
 */
enableCompileCache();
const places = new Map();
let failedAt = null;
let passedCalls = 0;

function shapeOf(path, folder) {
  if (typeof path !== 'string' || !path.startsWith(`${folder}/`)) return null;
  return path
    .slice(folder.length + 1)
    .replace(/^\.quotient-export-[0-9a-f]+-previous/, 'previous')
    .replace(/^\.quotient-export-[^/]+/, 'staging')
    .replace(/[^/]*[0-9A-HJKMNP-TV-Z]{26}/g, '*')
    .replace(/(?<=media\/)[0-9a-f]{2}\/[0-9a-f]{64}/, '*')
    .replace(/(?<=\/)(train|validation|test)(?=\/)/g, '*')
    .replace(/_(train|validation|test)(?=\.)/g, '_*')
    .replace(/(?<=crops\/|image-folder\/\*\/).*(?=\.|$)/, '*');
}

function before(call, path) {
  const text = process.env.QUOTIENT_FILE_CALLS;
  if (!text) return;
  const { folder, list, at, act, passed = 0 } = JSON.parse(text);
  const shape = shapeOf(path, folder);
  if (shape === null) return;
  const name = `${call} ${shape}`;
  if (list) originals.appendFileSync(list, `${name}\n`);
  if (name !== at || failedAt === text) return;
  if (act === 'kill') process.kill(process.pid, 'SIGKILL');
  if (act === 'interrupt') {
    if (passedCalls === passed) process.kill(process.pid, 'SIGINT');
    passedCalls += 1;
    return;
  }
  failedAt = text;
  throw Object.assign(new Error(`ENOSPC: no space left on device, ${call} '${path}'`), { code: 'ENOSPC' });
}

function isShortened(path) {
  const text = process.env.QUOTIENT_FILE_CALLS;
  if (!text) return false;
  const { folder, act } = JSON.parse(text);
  return act === 'shorten' && shapeOf(path, folder) !== null;
}

const changes = (flags) => flags !== undefined && flags !== 'r';
const originals = { ...fs };
const promises = { ...fs.promises };

for (const call of ['mkdirSync', 'writeFileSync', 'rmSync', 'ftruncateSync']) {
  fs[call] = (place, ...rest) => {
    before(call, places.get(place) ?? place);
    return originals[call](place, ...rest);
  };
}
fs.openSync = (path, flags, ...rest) => {
  if (changes(flags)) before('openSync', path);
  const file = originals.openSync(path, flags, ...rest);
  places.set(file, path);
  return file;
};
fs.fsyncSync = (file) => {
  before('fsyncSync', places.get(file));
  return originals.fsyncSync(file);
};
fs.writeSync = (file, content, ...rest) => {
  const place = places.get(file);
  before('writeSync', place);
  if (!isShortened(place)) return originals.writeSync(file, content, ...rest);
  if (typeof content === 'string') return originals.writeSync(file, content.slice(0, Math.ceil(content.length / 2)));
  const [start = 0, length = content.length - start, position = null] = rest;
  return originals.writeSync(file, content, start, Math.ceil(length / 2), position);
};
// As on a file system that cannot let files share their bytes: so the calls are the same everywhere. Half of a copy is
// what a process that is killed in the middle of it leaves; a copy that fails is removed by whoever makes it.
fs.copyFileSync = (from, to, mode) => {
  if ((mode & fs.constants.COPYFILE_FICLONE_FORCE) !== 0) {
    throw Object.assign(new Error('ENOTSUP: operation not supported on socket, copyfile'), { code: 'ENOTSUP' });
  }
  before('copyFileSync', to);
  const bytes = originals.readFileSync(from);
  originals.writeFileSync(to, bytes.subarray(0, Math.floor(bytes.length / 2)), { flag: 'wx' });
  try {
    before('copyFileSync, half,', to);
  } finally {
    originals.rmSync(to);
  }
  return originals.copyFileSync(from, to, mode);
};
fs.createWriteStream = (path, ...rest) => {
  before('createWriteStream', path);
  return originals.createWriteStream(path, ...rest);
};
for (const call of ['mkdir', 'rm', 'rmdir', 'writeFile', 'appendFile']) {
  fs.promises[call] = async (path, ...rest) => {
    before(call, path);
    return await promises[call](path, ...rest);
  };
}
fs.promises.rename = async (from, to) => {
  before('rename', to);
  return await promises.rename(from, to);
};
fs.promises.open = async (path, flags, ...rest) => {
  if (changes(flags)) before('open', path);
  const handle = await promises.open(path, flags, ...rest);
  for (const call of ['writeFile', 'sync']) {
    const original = handle[call].bind(handle);
    handle[call] = async (...words) => {
      before(`handle.${call}`, path);
      return await original(...words);
    };
  }
  return handle;
};
syncBuiltinESMExports();

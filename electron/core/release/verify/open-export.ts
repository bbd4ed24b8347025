import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Container } from '#schemas/formats/dataset-recipe.ts';
import { limitsOfPieces } from '#shared/formats/archive/check-entries.ts';
import { isLeftoverOfSystem } from '#shared/formats/path.ts';
import { openTar } from '../../ingest/sources/containers/tar-container.ts';
import { openZip } from '../../ingest/sources/containers/zip-container.ts';
import { plainFile, type SourceFile } from '../../ingest/sources/source-file.ts';
import { isZip, readOwnZip, readShards, shardsName } from '../container/own-container.ts';
import { isShardName } from '../container/tar-writer.ts';
import { manifestName } from '../writing/target/manifest-file.ts';
import { digestOf } from './digest-of.ts';

/** The files of an export, wherever they are. */
export interface OpenedExport {
  readonly container: Container;
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Shards whose bytes are not those that were written. */
  readonly brokenShards: readonly string[];
}

/**
 * Opens an export to read it again: a folder, a zip file, or a folder of tar shards.
 *
 * @throws AppError `not-found`, `unsupported-file` for what is no export of Quotient, `corrupt-file`
 */
export async function openExport(path: string): Promise<OpenedExport> {
  const facts = await stat(path).catch(() => null);
  if (!facts) throw new AppError('not-found', `There is nothing at ${path}. Check the path.`, { path });
  if (!facts.isDirectory()) {
    if (!facts.isFile() || !(await isZip(path))) throw noExport(path);
    // Read before it is known to be ours: what was cut off does not end as ours do.
    const files = await filesOf(openZip, path);
    if (!(await readOwnZip(path))) throw noExport(path);
    return { container: 'zip', files, brokenShards: [] };
  }
  const shards = (await readShards(path))?.shards;
  if (!shards) return { container: 'folder', files: await listFolder(path), brokenShards: [] };
  const files = new Map<string, SourceFile>();
  const brokenShards: string[] = [];
  for (const { path: name, bytes, sha256 } of shards) {
    const own = join(path, name);
    const there = await stat(own).catch(() => null);
    if (there?.size !== bytes || (await digestOf(plainFile(own, bytes))).sha256 !== sha256) {
      brokenShards.push(name);
      continue;
    }
    for (const [member, file] of await filesOf(openTar, own)) files.set(member, file);
  }
  for (const name of await readdir(path)) {
    const isShard = name === shardsName || shards.some((shard) => shard.path === name);
    const own = join(path, name);
    if (!isShard && !isLeftoverOfSystem(name)) files.set(name, await fileAt(own));
  }
  return { container: 'tar', files, brokenShards };
}

async function filesOf(open: typeof openZip, path: string): Promise<ReadonlyMap<string, SourceFile>> {
  const opened = await open(path, path, limitsOfPieces);
  if (opened.kind === 'refused') {
    const message = `${path} is damaged or was cut off, so nothing can be proved. Copy it again, or export again.`;
    throw new AppError('corrupt-file', message, { reason: 'export-archive-damaged', path }, opened.reason);
  }
  return new Map(opened.files.map(({ name, file }) => [name, file]));
}

async function listFolder(root: string): Promise<ReadonlyMap<string, SourceFile>> {
  const files = new Map<string, SourceFile>();
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) pending.push(name);
      else if (!isLeftoverOfSystem(name)) files.set(name, await fileAt(join(root, name)));
    }
  }
  if (files.has(manifestName)) return files;
  if (![...files.keys()].some(isShardName)) throw noExport(root);
  const message = `${shardsName} of ${root}, the list of its shards, is missing or damaged, so nothing can be proved. Copy it again, or export again.`;
  throw new AppError('corrupt-file', message, { reason: 'shard-list-missing', path: root });
}

/** What bears a name of a file: also a link that leads nowhere, or a pipe, which would be waited for. */
async function fileAt(path: string): Promise<SourceFile> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isFile()) return plainFile(path, facts.size);
  const refuse = () => Promise.reject(new Error(`${path} is no file, or leads to none.`));
  return {
    path,
    byteCount: 0,
    read: refuse,
    readHead: refuse,
    pieces: () => ({ [Symbol.asyncIterator]: () => ({ next: refuse }) }),
  };
}

function noExport(path: string): AppError {
  return new AppError('unsupported-file', `${path} is no export of Quotient: it has no manifest.`, { path });
}

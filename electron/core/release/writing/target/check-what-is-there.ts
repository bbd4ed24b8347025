import { createHash } from 'node:crypto';
import { createReadStream, type Dirent, type Stats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import { Sha256 } from '#schemas/domain/id.ts';
import { ExportManifest } from '#schemas/formats/export-manifest.ts';
import { isLeftoverOfSystem } from '#shared/formats/path.ts';
import { readOwnZip, readShards, type ShardList, shardsName } from '../../container/own-container.ts';
import { openExport } from '../../verify/open-export.ts';
import type { KnowsRelease } from './check-target.ts';
import { manifestName, readManifestFiles, readManifestRelease } from './manifest-file.ts';

const shownNames = 3;

/**
 * Refuses a folder, or what stands in its place, that is not ours to replace.
 *
 * @throws AppError `conflict` that says what is there
 */
export async function checkFolder(path: string, facts: Stats, isOfProject: KnowsRelease): Promise<void> {
  const otherwise = 'Choose a new or empty folder.';
  if (!facts.isDirectory()) {
    const message = `${path} is a file, so nothing can be exported there. ${otherwise}`;
    throw new AppError('conflict', message, { path, reason: 'export-place-file' });
  }
  const shards = await readShards(path);
  const own = (await readManifestFiles(join(path, manifestName))) ?? (shards && filesOfShards(shards));
  if (!own) {
    const message = `${path} is not empty and no export of Quotient, so nothing was written there. ${otherwise}`;
    throw new AppError('conflict', message, { path, reason: 'export-place-not-ours' });
  }
  const release = await readManifestRelease(join(path, manifestName));
  if (release && !(await isOfProject(release.contentSha256))) {
    const { number, name } = release;
    const message = `${path} holds an export of another project (its release ${number}, “${name}”), which would be lost. Choose another folder, or remove that export first.`;
    throw new AppError('conflict', message, {
      path,
      release: `${number}, “${name}”`,
      reason: 'export-of-other-release',
    });
  }
  if (shards) await requireOfProject(path, shards.contentSha256 ?? (await contentInside(path)), isOfProject);
  const { foreign, touched } = await lookThrough(path, own);
  if (foreign.length > 0) {
    const message = `${path} holds files that are no part of its export and would be lost: ${nameSome(foreign)}. Move them away, or choose another folder.`;
    throw new AppError('conflict', message, { path, ...someOf(foreign), reason: 'export-with-foreign-files' });
  }
  const changed = await findChanged(path, touched, own);
  if (changed.length === 0) return;
  const message = `In ${path} somebody changed what was exported, and that would be lost: ${nameSome(changed)}. Move these files away, or choose another folder.`;
  throw new AppError('conflict', message, { path, ...someOf(changed), reason: 'export-with-changed-files' });
}

/** How many files there are and the first of them, for a sentence of any language. */
function someOf(names: readonly string[]): { readonly count: number; readonly files: string } {
  const more = names.length > shownNames ? ', …' : '';
  return { count: names.length, files: `${names.slice(0, shownNames).join(', ')}${more}` };
}

function nameSome(names: readonly string[]): string {
  const more = names.length > shownNames ? ` and ${names.length - shownNames} more` : '';
  return `${names.slice(0, shownNames).join(', ')}${more}`;
}

/**
 * Refuses what stands where a zip file is to be written and is not ours to replace.
 *
 * @throws AppError `conflict` that says what is there
 */
export async function checkFile(path: string, facts: Stats, isOfProject: KnowsRelease): Promise<void> {
  if (facts.isDirectory()) {
    const message = `${path} is a folder, so no zip file can be written there. Choose a name that ends in .zip.`;
    throw new AppError('conflict', message, { path, reason: 'export-place-folder' });
  }
  // Opening a pipe would wait for whoever writes into it.
  if (!facts.isFile()) {
    const message = `${path} is no plain file (a pipe, a device or a socket), so no zip file can be written there. Choose another name.`;
    throw new AppError('conflict', message, { path, reason: 'export-place-special' });
  }
  const own = await readOwnZip(path);
  if (own) return await requireOfProject(path, own.contentSha256 ?? (await contentInside(path)), isOfProject);
  const message = `${path} is a file that is no export of Quotient, so nothing was written there. Choose another name.`;
  throw new AppError('conflict', message, { path, reason: 'export-place-other-file' });
}

/** Content of the release that an archive is of, from the manifest in it: older archives do not say so outside. */
async function contentInside(path: string): Promise<string> {
  const { files } = await openExport(path);
  const manifest = await files.get(manifestName)?.read();
  const content = manifest && contentOf(Buffer.from(manifest).toString('utf8'));
  if (content !== undefined) return content;
  const message = `${path} is an export of an older version of Quotient, and nobody can tell of which project, because its manifest cannot be read. Choose another name, or remove that export first.`;
  throw new AppError('conflict', message, { path, reason: 'export-of-unknown-project' });
}

function contentOf(manifest: string): string | undefined {
  try {
    return ExportManifest.pick({ release: true }).parse(JSON.parse(manifest)).release.contentSha256;
  } catch {
    // Damaged, or of somebody else.
    return undefined;
  }
}

/** Refuses an archive of another project. */
async function requireOfProject(path: string, content: string, isOfProject: KnowsRelease): Promise<void> {
  if (await isOfProject(Sha256.parse(content))) return;
  const message = `${path} holds an export of another project, which would be lost. Choose another name, or remove that export first.`;
  throw new AppError('conflict', message, { path, reason: 'export-of-other-project' });
}

function filesOfShards({ shards }: ShardList): ReadonlyMap<string, string> {
  return new Map(shards.map((shard) => [shard.path, shard.sha256]));
}

interface Findings {
  /** Files that the manifest does not name, relative to the export. */
  readonly foreign: readonly string[];
  /** Files of the export that were changed later than its manifest was written, which is last. */
  readonly touched: readonly string[];
}

async function lookThrough(root: string, own: ReadonlyMap<string, string>): Promise<Findings> {
  const written = Math.max(...[manifestName, shardsName].map((name) => timesOf(join(root, name)).written));
  const foreign: string[] = [];
  const touched: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries: Dirent[] = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isOwn = own.has(name) || name === manifestName || name === shardsName;
      if (entry.isDirectory()) pending.push(name);
      else if (!isOwn && !isLeftoverOfSystem(name)) foreign.push(name);
      else if (own.has(name) && timesOf(join(root, name)).changed > written) touched.push(name);
    }
  }
  return { foreign: foreign.sort(), touched: touched.sort() };
}

/**
 * When a file says that it was last written, and when it was in truth: whoever changes a file may give it its old time
 * again, but not the system's. In milliseconds. Synchronous: promises would make it ten times as long.
 */
function timesOf(path: string): { readonly written: number; readonly changed: number } {
  const facts = statSync(path, { throwIfNoEntry: false });
  return { written: facts?.mtimeMs ?? 0, changed: Math.max(facts?.mtimeMs ?? 0, facts?.ctimeMs ?? 0) };
}

/** Those of the files that hold other bytes than were exported; a copied export has new times and the same bytes. */
async function findChanged(
  root: string,
  names: readonly string[],
  own: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const name of names) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(root, name)), hash);
    if (hash.digest('hex') !== own.get(name)) changed.push(name);
  }
  return changed;
}

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { ArchiveFile, ArchiveManifest } from '#schemas/formats/archive-manifest.ts';
import { archivePartNames } from '#schemas/formats/archive-parts.ts';
import { openZip } from '../../ingest/sources/containers/zip-container.ts';
import type { SourceFile } from '../../ingest/sources/source-file.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { mediaPath } from '../writing/write-archive.ts';
import { proveBeside } from './prove-beside.ts';
import { proveDocuments } from './prove-documents.ts';
import { manifestName, readManifest } from './read-manifest.ts';
import { refusal, unfitArchive } from './refusal.ts';

/** What the files of an archive are called by, up to their number or hash; of `media/`, `proveDocuments` knows more. */
const knownPrefixes = [
  'media/',
  ...['bases/document', 'documents/schema', 'documents/page', 'documents/formula', ...archivePartNames].map(
    (name) => `${name}-`,
  ),
];

/** An archive that was proved to be whole. */
export interface OpenArchive {
  readonly manifest: ArchiveManifest;
  /** Values of all lines of files whose path begins with `prefix`, in order. */
  lines(prefix: string): AsyncIterable<unknown>;
  media(sha256: Sha256): Promise<Uint8Array>;
}

/**
 * Opens an archive and proves all of it before anything is taken: names, that the manifest names every entry and no
 * other, sizes, hashes and counts, and that what its documents name is in it.
 *
 * @throws AppError `unsupported-file` for one that is hostile, broken or none of ours.
 */
export async function openArchive(path: string, handle: JobHandle): Promise<OpenArchive> {
  const archive = basename(path);
  const opened = await openZip(path, archive);
  if (opened.kind === 'refused') throw unfitArchive(opened.reason);
  const files = new Map(opened.files.map(({ name, file }) => [name, file]));
  const manifest = await readManifest(archive, files.get(manifestName));
  await proveFiles(archive, manifest, files, handle);
  const read = async (name: string) => {
    const file = files.get(name);
    if (!file) throw refusal(archive, name, 'archive-entry-missing', 'it is missing');
    return await file.read();
  };
  const lines = (prefix: string) => linesOf(archive, manifest, prefix, read);
  await proveBeside(archive, manifest, lines, await proveDocuments(archive, manifest, lines));
  return {
    manifest,
    lines,
    media: (sha256) => read(mediaPath(sha256)),
  };
}

async function proveFiles(
  archive: string,
  manifest: ArchiveManifest,
  files: ReadonlyMap<string, SourceFile>,
  handle: JobHandle,
): Promise<void> {
  const named = new Set(manifest.files.map(({ path }) => path));
  if (named.size !== manifest.files.length)
    throw refusal(archive, manifestName, 'archive-manifest-twice', 'it names a file twice');
  for (const name of files.keys()) {
    if (name !== manifestName && !named.has(name)) {
      throw refusal(archive, name, 'archive-entry-unknown', 'the manifest does not name it');
    }
  }
  for (const name of named) {
    if (!knownPrefixes.some((prefix) => name.startsWith(prefix))) {
      throw refusal(archive, name, 'archive-part-unknown', 'this version does not know it');
    }
  }
  for (const [index, file] of manifest.files.entries()) {
    handle.throwIfCancelled();
    handle.progress('checking', index, manifest.files.length);
    await proveFile(archive, file, files.get(file.path));
  }
}

async function proveFile(
  archive: string,
  { path, bytes, sha256 }: ArchiveFile,
  file: SourceFile | undefined,
): Promise<void> {
  if (!file) throw refusal(archive, path, 'archive-entry-missing', 'the manifest names it, and it is missing');
  if (file.byteCount !== bytes) {
    throw refusal(
      archive,
      path,
      'archive-size-differs',
      `it has ${file.byteCount} bytes, and the manifest says ${bytes}`,
    );
  }
  const content = await file.read().catch((error: unknown) => {
    throw refusal(
      archive,
      path,
      'archive-entry-broken',
      `it cannot be unpacked (${error instanceof Error ? error.message : ''})`,
    );
  });
  if (createHash('sha256').update(content).digest('hex') !== sha256) {
    throw refusal(archive, path, 'archive-hash-differs', 'its content is not what the manifest says');
  }
}

async function* linesOf(
  archive: string,
  manifest: ArchiveManifest,
  prefix: string,
  read: (name: string) => Promise<Uint8Array>,
): AsyncGenerator {
  for (const { path } of manifest.files.filter((file) => file.path.startsWith(prefix))) {
    const text = textOf(archive, path, await read(path));
    for (const [index, line] of text.split('\n').entries()) {
      if (line === '') continue;
      try {
        yield JSON.parse(line) as unknown;
      } catch {
        throw refusal(archive, path, 'archive-line-unreadable', `line ${index + 1} is no JSON`);
      }
    }
  }
}

/** @throws AppError `unsupported-file` where the bytes are no UTF-8: what stands there instead would be made up. */
function textOf(archive: string, path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refusal(archive, path, 'archive-entry-no-text', 'it holds bytes that are no UTF-8');
  }
}

import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { reason } from '#schemas/domain/reason.ts';
import {
  type ArchiveEntry,
  type ArchiveLimits,
  archiveLimits,
  checkEntries,
} from '#shared/formats/archive/check-entries.ts';
import type { SourceFile } from '../source-file.ts';
import type { OpenedContainer } from './open-container.ts';

/** Lists the files of a zip archive, whose directory is checked before anything is read. */
export async function openZip(
  path: string,
  shownAs: string,
  limits: ArchiveLimits = archiveLimits,
): Promise<OpenedContainer> {
  let zip: ZipFile | null = null;
  try {
    zip = await openArchive(path);
    const entries = await entriesOf(zip);
    const refusal = checkEntries(shownAs, entries.map(describe), limits) ?? checkOverlap(shownAs, entries);
    if (refusal) return { kind: 'refused', reason: refusal };
    const files = entries
      .filter((entry) => describe(entry).kind === 'file')
      .map((entry) => ({ name: nameOf(entry), file: fileOf(path, entry) }));
    return { kind: 'opened', files };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `${shownAs}: this zip archive cannot be read (${why}). Download or make it again.`;
    return { kind: 'refused', reason: reason('archive-unreadable', message, { archive: shownAs, problem: why }) };
  } finally {
    zip?.close();
  }
}

/** Names are read as they are written, to be judged and not mended. */
function openArchive(path: string): Promise<ZipFile> {
  return openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true });
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** UTF-8, which everybody writes by now; names in an older encoding stay apart from each other, if not beautiful. */
function nameOf({ fileNameRaw }: Entry): string {
  return Buffer.from(fileNameRaw).toString('utf8');
}

const [linkMode, folderMode, fileMode, modeMask] = [0o120_000, 0o040_000, 0o100_000, 0o170_000];

function describe(entry: Entry): ArchiveEntry {
  const name = nameOf(entry);
  const isUnix = entry.versionMadeBy >> 8 === 3;
  const mode = isUnix ? (entry.externalFileAttributes >>> 16) & modeMask : 0;
  const isFolder = name.endsWith('/') || mode === folderMode;
  const kind = mode === linkMode ? 'link' : isFolder ? 'folder' : mode === 0 || mode === fileMode ? 'file' : 'other';
  return { name, kind, size: entry.uncompressedSize, packedSize: entry.compressedSize };
}

const localHeaderBytes = 30;

/** Entries that share their packed bytes make a small archive unpack without end. */
function checkOverlap(archive: string, entries: readonly Entry[]) {
  const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1];
    const end = entry.relativeOffsetOfLocalHeader + localHeaderBytes + entry.compressedSize;
    if (next && next.relativeOffsetOfLocalHeader < end) {
      const name = nameOf(entry);
      const message = `${archive}, entry ${JSON.stringify(name.slice(0, 100))}: it overlaps another entry, so nothing of this archive was read. Ask where it came from.`;
      return reason('archive-overlap', message, { archive, entry: name });
    }
  }
  return null;
}

function fileOf(path: string, entry: Entry): SourceFile {
  const pieces = async function* (): AsyncGenerator<Buffer> {
    const zip = await openArchive(path);
    try {
      let sum = 0;
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        sum = crc32(chunk as Buffer, sum);
        yield chunk as Buffer;
      }
      if (sum !== entry.crc32) throw new Error(`its checksum in ${path} is another`);
    } finally {
      zip.close();
    }
  };
  const read = async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of pieces()) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  return {
    path,
    byteCount: entry.uncompressedSize,
    read,
    pieces,
    readHead: async (count) => (await read()).subarray(0, count),
  };
}

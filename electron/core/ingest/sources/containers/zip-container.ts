import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError } from '#schemas/domain/app-error.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import {
  type ArchiveEntry,
  type ArchiveLimits,
  archiveLimits,
  checkEntries,
} from '#shared/formats/archive/check-entries.ts';
import type { Progress } from '../../../jobs/job-runner.ts';
import type { SourceFile } from '../source-file.ts';
import type { OpenedContainer } from './open-container.ts';
import { checkHeaders, checkPacking, proveEntries } from './zip-claims.ts';
import { type ZipName, zipNames } from './zip-names.ts';

/**
 * Lists the files of a zip archive, whose directory is checked before anything is read.
 *
 * @param proves where given, every file is unpacked once before any of them is given: nothing of an archive that lies is read
 */
export async function openZip(
  path: string,
  shownAs: string,
  limits: ArchiveLimits = archiveLimits,
  proves?: Pick<Progress, 'throwIfCancelled'>,
): Promise<OpenedContainer> {
  let zip: ZipFile | null = null;
  try {
    // Sizes that differ are told by entry; see `checkHeaders`.
    zip = await openArchive(path, { validateEntrySizes: false });
    const entries = await entriesOf(zip);
    const names = zipNames(entries);
    const described = entries.map((entry, index) => ({ entry, ...describe(entry, names[index]?.name ?? '') }));
    const refusal =
      checkEntries(shownAs, described, limits) ??
      checkOverlap(shownAs, described) ??
      checkPacking(shownAs, described) ??
      (await checkHeaders(zip, shownAs, described)) ??
      (proves ? await proveEntries(zip, shownAs, described, proves) : null);
    if (refusal) return { kind: 'refused', reason: refusal };
    const files = described
      .filter(({ kind }) => kind === 'file')
      .map(({ entry, name }) => ({ name, file: fileOf(path, entry) }));
    return { kind: 'opened', files, notices: noticesOfNames(shownAs, names) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const message = `${shownAs}: this zip archive cannot be read (${why}). Download or make it again.`;
    return { kind: 'refused', reason: reason('archive-unreadable', message, { archive: shownAs, problem: why }) };
  } finally {
    zip?.close();
  }
}

/** Names are read as they are written, to be judged and not mended; see `zipNames`. */
function openArchive(path: string, { validateEntrySizes }: { readonly validateEntrySizes: boolean }): Promise<ZipFile> {
  return openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes });
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

const [linkMode, folderMode, fileMode, modeMask] = [0o120_000, 0o040_000, 0o100_000, 0o170_000];

function describe(entry: Entry, name: string): ArchiveEntry {
  const isUnix = entry.versionMadeBy >> 8 === 3;
  const mode = isUnix ? (entry.externalFileAttributes >>> 16) & modeMask : 0;
  const isFolder = name.endsWith('/') || mode === folderMode;
  const kind = mode === linkMode ? 'link' : isFolder ? 'folder' : mode === 0 || mode === fileMode ? 'file' : 'other';
  return { name, kind, size: entry.uncompressedSize, packedSize: entry.compressedSize };
}

const localHeaderBytes = 30;

interface DescribedEntry extends ArchiveEntry {
  readonly entry: Entry;
}

/** Entries that share their packed bytes make a small archive unpack without end. */
function checkOverlap(archive: string, entries: readonly DescribedEntry[]) {
  const sorted = entries.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  for (const [index, { entry, name }] of sorted.entries()) {
    const next = sorted[index + 1];
    const end = entry.relativeOffsetOfLocalHeader + localHeaderBytes + entry.compressedSize;
    if (next && next.entry.relativeOffsetOfLocalHeader < end) {
      const message = `${archive}, entry ${JSON.stringify(name.slice(0, 100))}: it overlaps another entry, so nothing of this archive was read. Ask where it came from.`;
      return reason('archive-overlap', message, { archive, entry: name });
    }
  }
  return null;
}

/** Says which names were not read as UTF-8, with the first of them. */
function noticesOfNames(archive: string, names: readonly ZipName[]): readonly Reason[] {
  const notices: Reason[] = [];
  const korean = names.find(({ encoding }) => encoding === 'cp949');
  if (korean) {
    const entry = korean.name;
    const message = `${archive}: names that are not in UTF-8 were read in the encoding of Korean Windows (CP949), as in ${entry}. If that is wrong, unpack it yourself and import the folder.`;
    notices.push(reason('archive-names-cp949', message, { archive, entry }));
  }
  const unknown = names.filter(({ encoding }) => encoding === 'unknown');
  const [{ name: entry } = { name: '' }] = unknown;
  const count = unknown.length;
  if (count > 0) {
    const message = `${archive}: names in an encoding that is not known here were read byte by byte (${count}, as ${entry}). Unpack it yourself and import the folder to have them right.`;
    notices.push(reason('archive-names-unknown', message, { archive, entry, count }));
  }
  return notices;
}

function fileOf(path: string, entry: Entry): SourceFile {
  const pieces = async function* (): AsyncGenerator<Buffer> {
    const zip = await openArchive(path, { validateEntrySizes: true });
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

import { type Reason, reason } from '#schemas/domain/reason.ts';

/** An entry as the directory of an archive has it, before anything of it is read. */
export interface ArchiveEntry {
  /** As written, not mended. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes when unpacked. */
  readonly size: number;
  /** Bytes in the archive. */
  readonly packedSize: number;
}

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of one entry, unpacked. */
  readonly entryBytes: number;
  /** Bytes of all entries, unpacked. */
  readonly totalBytes: number;
  /** Unpacked bytes for each packed one, where the whole is larger than `freeBytes`. */
  readonly ratio: number;
  /** Bytes that no ratio is asked of: a few black pictures pack very well. */
  readonly freeBytes: number;
}

export const archiveLimits: ArchiveLimits = {
  entries: 5_000_000,
  entryBytes: 2_000_000_000,
  totalBytes: 500_000_000_000,
  ratio: 200,
  freeBytes: 64_000_000,
};

/** For what is only read piece by piece and held against a list of hashes: files may be of any size. */
export const limitsOfPieces: ArchiveLimits = {
  ...archiveLimits,
  entryBytes: Number.MAX_SAFE_INTEGER,
  totalBytes: Number.MAX_SAFE_INTEGER,
};

/**
 * The first thing that makes an archive unfit to be opened, by name; null where there is none. An archive is refused as
 * a whole: whoever made one entry hostile made the others, too.
 *
 * @param archive how the archive is called in the reason
 */
export function checkEntries(
  archive: string,
  entries: readonly ArchiveEntry[],
  limits: ArchiveLimits = archiveLimits,
): Reason | null {
  if (entries.length > limits.entries) {
    return refuse(
      archive,
      null,
      'archive-too-many-entries',
      `it has ${entries.length} entries, and ${limits.entries} are read at most`,
    );
  }
  let [total, packed] = [0, 0];
  const places = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const entry of entries) {
    const problem = nameProblem(entry.name) ?? kindProblem(entry, limits);
    if (problem) return refuse(archive, entry.name, ...problem);
    total += entry.size;
    packed += entry.packedSize;
    const collision = collisionOf(entry, places, folders);
    if (collision !== null) {
      const what =
        collision === entry.name
          ? 'it is there twice'
          : `on many systems its name is the same as that of ${shown(collision)}`;
      return refuse(archive, entry.name, 'archive-name-collision', what);
    }
  }
  return checkGrowth(archive, total, packed, limits);
}

/** Why an archive may not grow to so many bytes from what it is packed to; null where it may. */
export function checkGrowth(archive: string, total: number, packed: number, limits: ArchiveLimits): Reason | null {
  if (total > limits.totalBytes || (total > limits.freeBytes && total > packed * limits.ratio)) {
    const [unpacked, sent] = [megabytes(total), megabytes(packed)];
    const problem = `it claims to become ${unpacked} MB from ${sent} MB, far more than pictures and their truth do`;
    // Nobody is told to unpack it: that is what such an archive is made for.
    const message = `${archive}: ${problem}, so nothing of this archive was read. Ask where it came from.`;
    return reason('archive-ratio', message, { archive, entry: '', problem, unpacked, packed: sent });
  }
  return null;
}

function megabytes(bytes: number): string {
  const size = bytes / 1e6;
  return size.toFixed(size < 10 ? 2 : 0);
}

type Problem = readonly [code: string, what: string];

function nameProblem(name: string): Problem | null {
  if (name === '') return ['archive-name-empty', 'it has no name'];
  if (name.includes('\0')) return ['archive-name-nul', 'its name holds a NUL'];
  const slashed = name.replaceAll('\\', '/');
  if (/^[A-Za-z]:/.test(slashed)) return ['archive-name-drive', 'its name begins with a drive'];
  if (slashed.startsWith('//')) return ['archive-name-unc', 'its name is that of a network place'];
  if (slashed.startsWith('/')) return ['archive-name-absolute', 'its name is an absolute path'];
  if (slashed.split('/').includes('..')) return ['archive-name-traversal', 'its name leads out of the archive'];
  if (name.includes('\\')) return ['archive-name-backslash', 'its name holds a backslash'];
  return /[\u0001-\u001f\u007f]/.test(name) ? ['archive-name-control', 'its name holds a control character'] : null;
}

function kindProblem({ kind, size }: ArchiveEntry, limits: ArchiveLimits): Problem | null {
  if (kind === 'link') return ['archive-link', 'it is a link'];
  if (kind === 'other') return ['archive-special-file', 'it is no plain file'];
  if (!Number.isSafeInteger(size) || size < 0) return ['archive-size', 'its size is no number of bytes'];
  return size > limits.entryBytes ? ['archive-entry-too-large', `it claims ${size} bytes`] : null;
}

/** The entry that stands at the same place where upper and lower case, or Unicode forms, are one. */
function collisionOf(
  { name, kind }: ArchiveEntry,
  places: Map<string, string>,
  folders: Map<string, string>,
): string | null {
  const parts = placeOf(name)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const place = parts.join('/');
  if (kind === 'folder') {
    folders.set(place, name);
    return places.get(place) ?? null;
  }
  const other = places.get(place) ?? folders.get(place);
  if (other !== undefined) return other;
  places.set(place, name);
  for (let depth = 1; depth < parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/');
    const file = places.get(folder);
    if (file !== undefined) return file;
    if (!folders.has(folder)) folders.set(folder, name);
  }
  return null;
}

function placeOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function shown(name: string): string {
  return JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name);
}

/** What does harm where it is unpacked: nobody is told to do that. */
const harmful: ReadonlySet<string> = new Set([
  'archive-name-nul',
  'archive-name-drive',
  'archive-name-unc',
  'archive-name-absolute',
  'archive-name-traversal',
  'archive-link',
  'archive-special-file',
]);

function refuse(archive: string, entry: string | null, code: string, what: string): Reason {
  const where = entry === null ? archive : `${archive}, entry ${shown(entry)}`;
  const advice = harmful.has(code)
    ? 'Ask where it came from, or have it packed again without that entry.'
    : 'Ask where it came from, or unpack it yourself and import the folder.';
  const message = `${where}: ${what}, so nothing of this archive was read. ${advice}`;
  return reason(code, message, { archive, entry: entry ?? '', problem: what });
}

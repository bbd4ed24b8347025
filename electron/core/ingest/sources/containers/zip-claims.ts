import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { Progress } from '../../../jobs/job-runner.ts';

/** An entry as the directory of its archive has it. */
interface ListedEntry {
  readonly name: string;
  readonly kind: string;
  readonly entry: Entry;
}

/** General purpose bit 3: size and checksum stand behind the bytes, and not in the header before them. */
const descriptorFlag = 0x0008;
/** In place of a size that stands in the extra fields (zip64). */
const elsewhere = 0xffff_ffff;

/** The first entry whose own header says otherwise than the directory of the archive; null where there is none. */
export async function checkHeaders(
  zip: ZipFile,
  archive: string,
  entries: readonly ListedEntry[],
): Promise<Reason | null> {
  for (const { entry, name } of entries) {
    const own = await zip.readLocalFileHeaderPromise(entry);
    if (!own.fileName.equals(entry.fileNameRaw)) return refuse(archive, name, 'archive-member-name');
    const isSaid =
      (own.generalPurposeBitFlag & descriptorFlag) === 0 && own.uncompressedSize !== elsewhere && own.crc32 !== 0;
    // Stored as they are, bytes are as many as they become.
    const isStored = entry.compressionMethod === 0 && !entry.isEncrypted();
    if (isStored && entry.compressedSize !== entry.uncompressedSize)
      return refuse(archive, name, 'archive-member-size');
    if (isSaid && own.uncompressedSize !== entry.uncompressedSize) return refuse(archive, name, 'archive-member-size');
    if (isSaid && own.crc32 !== entry.crc32) return refuse(archive, name, 'archive-member-checksum');
  }
  return null;
}

/**
 * Unpacks every file, and keeps none: the first whose size or checksum is not what the directory of the archive says, or
 * whose bytes break off; null where there is none.
 */
export async function proveEntries(
  zip: ZipFile,
  archive: string,
  entries: readonly ListedEntry[],
  watch: Pick<Progress, 'throwIfCancelled'>,
): Promise<Reason | null> {
  for (const { entry, name, kind } of entries) {
    if (kind !== 'file') continue;
    watch.throwIfCancelled();
    let [bytes, sum] = [0, 0];
    try {
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        sum = crc32(chunk, sum);
        if (bytes > entry.uncompressedSize) break;
      }
    } catch {
      return refuse(archive, name, 'archive-member-unreadable');
    }
    if (bytes !== entry.uncompressedSize) return refuse(archive, name, 'archive-member-size');
    if (sum !== entry.crc32) return refuse(archive, name, 'archive-member-checksum');
  }
  return null;
}

/** The first file that nothing here can unpack; null where there is none. Whoever made the archive can. */
export function checkPacking(archive: string, entries: readonly ListedEntry[]): Reason | null {
  for (const { entry, name, kind } of entries) {
    if (kind !== 'file') continue;
    const where = `${archive}, entry ${JSON.stringify(name.slice(0, 100))}`;
    const advice = 'so nothing of this archive was read. Unpack it yourself and import the folder.';
    if (entry.isEncrypted()) {
      const problem = 'it is locked with a password';
      return reason('archive-locked', `${where}: ${problem}, ${advice}`, { archive, entry: name, problem });
    }
    const method = entry.compressionMethod;
    if (method === stored || method === deflated) continue;
    const problem = `it is packed in a way that is not known here (method ${method})`;
    return reason('archive-packing-unknown', `${where}: ${problem}, ${advice}`, {
      archive,
      entry: name,
      problem,
      method,
    });
  }
  return null;
}

const [stored, deflated] = [0, 8];

const problems = {
  'archive-member-name': 'the header before its bytes gives it another name than the directory of the archive',
  'archive-member-size': 'its size is another than the directory of the archive says',
  'archive-member-checksum': 'its checksum is another than the directory of the archive says',
  'archive-member-unreadable': 'its bytes cannot be unpacked',
} as const;

function refuse(archive: string, entry: string, code: keyof typeof problems): Reason {
  const problem = problems[code];
  const message = `${archive}, entry ${JSON.stringify(entry.slice(0, 100))}: ${problem}, so nothing of this archive was read. Download or make it again.`;
  return reason(code, message, { archive, entry, problem });
}

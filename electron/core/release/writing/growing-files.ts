import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Sha256 } from '#schemas/domain/id.ts';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';

interface GrowingPart {
  readonly place: string;
  readonly handle: FileHandle;
  /** Of the whole file; only its first part has one. */
  readonly hash: Hash | null;
  pending: (string | Uint8Array)[];
  pendingLength: number;
  bytes: number;
}

/** A file that has grown to its end. */
export interface GrownFile {
  readonly file: ExportedFile;
  /** Absolute path. */
  readonly place: string;
}

const flushedLength = 65_536;
/** Pieces in which parts are put together. */
const movedBytes = 1_048_576;

/** Files of one dataset that grow piece by piece, of text (UTF-8) or of bytes. */
export class GrowingFiles {
  readonly #folder: string;
  readonly #prefix: string;
  /** Parts of each file, by path; a file that grows in one piece has one. */
  readonly #files = new Map<string, GrowingPart[]>();

  /**
   * @param folder Absolute path of the export.
   * @param prefix Folder of the dataset in it.
   */
  constructor(folder: string, prefix: string) {
    this.#folder = folder;
    this.#prefix = prefix;
  }

  /**
   * Adds to the end of a part of a file; the folder must be there. What a killed run left of the file is written over.
   *
   * @param part From 0; each begins after the one before it has begun.
   */
  async append(path: string, content: string | Uint8Array, part = 0): Promise<void> {
    let parts = this.#files.get(path);
    if (!parts) {
      parts = [];
      this.#files.set(path, parts);
    }
    let growing = parts[part];
    if (!growing) {
      const place = join(this.#folder, this.#prefix, part === 0 ? path : `${path}.part-${part}`);
      const handle = await open(place, part === 0 ? 'w' : 'w+');
      growing = {
        place,
        handle,
        hash: part === 0 ? createHash('sha256') : null,
        pending: [],
        pendingLength: 0,
        bytes: 0,
      };
      parts[part] = growing;
    }
    growing.pending.push(content);
    growing.pendingLength += content.length;
    if (growing.pendingLength > flushedLength) await flush(growing);
  }

  /** Writes what is left, puts parts together and closes all files; returns them by path. */
  async finish(): Promise<readonly GrownFile[]> {
    const written: GrownFile[] = [];
    const ordered = [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [path, [first, ...others]] of ordered) {
      if (!first?.hash) continue;
      for (const other of others) await moveInto(first, other);
      await flush(first);
      await first.handle.close();
      this.#files.delete(path);
      written.push({
        place: first.place,
        file: {
          path: this.#prefix === '' ? path : `${this.#prefix}/${path}`,
          bytes: first.bytes,
          sha256: Sha256.parse(first.hash.digest('hex')),
        },
      });
    }
    return written;
  }

  /** Closes the files of an export that is given up. */
  async abandon(): Promise<void> {
    for (const parts of this.#files.values()) for (const { handle } of parts) await handle.close();
    this.#files.clear();
  }
}

async function flush(part: GrowingPart): Promise<void> {
  const bytes = Buffer.concat(part.pending.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
  part.pending = [];
  part.pendingLength = 0;
  part.hash?.update(bytes);
  part.bytes += bytes.length;
  await part.handle.writeFile(bytes);
}

/** Puts a part behind another one, piece by piece, and removes it. */
async function moveInto(first: GrowingPart, { place, handle, pending }: GrowingPart): Promise<void> {
  await flush(first);
  const pieces = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: movedBytes });
  for await (const piece of pieces) {
    first.pending.push(piece as Buffer);
    await flush(first);
  }
  // What was never written to its own file goes straight on.
  first.pending.push(...pending);
  await handle.close();
  await rm(place);
}

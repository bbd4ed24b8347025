import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Sha256 } from '#schemas/domain/id.ts';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';
import { readSpan, writeAt } from '../container/read-pieces.ts';
import { PendingBytes } from './threads/pending-bytes.ts';

interface GrowingPart {
  readonly place: string;
  readonly descriptor: number;
  /** Of the whole file; only its first part has one. */
  readonly hash: Hash | null;
  readonly pending: PendingBytes;
  /** Written so far. */
  bytes: number;
}

/** A file that has grown to its end. */
export interface GrownFile {
  readonly file: ExportedFile;
  /** Absolute path. */
  readonly place: string;
}

/**
 * Files of one dataset that grow piece by piece, of text (UTF-8) or of bytes. Pieces are written where they come, in one
 * call that takes microseconds.
 */
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
  append(path: string, content: string | Uint8Array, part = 0): void {
    this.#partOf(path, part).pending.add(content);
  }

  /** Writes what is left, puts parts together and closes all files; returns them by path. */
  async finish(): Promise<readonly GrownFile[]> {
    const written: GrownFile[] = [];
    const ordered = [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [path, [first, ...others]] of ordered) {
      if (!first?.hash) continue;
      for (const other of others) await moveInto(first, other);
      first.pending.flush();
      closeSync(first.descriptor);
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
  abandon(): void {
    for (const parts of this.#files.values()) for (const { descriptor } of parts) closeSync(descriptor);
    this.#files.clear();
  }

  #partOf(path: string, part: number): GrowingPart {
    let parts = this.#files.get(path);
    if (!parts) {
      parts = [];
      this.#files.set(path, parts);
    }
    const known = parts[part];
    if (known) return known;
    const place = join(this.#folder, this.#prefix, part === 0 ? path : `${path}.part-${part}`);
    const descriptor = openSync(place, part === 0 ? 'w' : 'w+');
    const growing: GrowingPart = {
      place,
      descriptor,
      hash: part === 0 ? createHash('sha256') : null,
      pending: new PendingBytes((bytes) => write(growing, bytes)),
      bytes: 0,
    };
    parts[part] = growing;
    return growing;
  }
}

function write(part: GrowingPart, bytes: Uint8Array): void {
  part.hash?.update(bytes);
  writeAt(part.descriptor, bytes, part.bytes);
  part.bytes += bytes.length;
}

/** Puts a part behind another one, piece by piece, and removes it. */
async function moveInto(first: GrowingPart, other: GrowingPart): Promise<void> {
  first.pending.flush();
  other.pending.flush();
  for await (const piece of readSpan(other.descriptor, 0, other.bytes)) write(first, piece);
  closeSync(other.descriptor);
  rmSync(other.place);
}

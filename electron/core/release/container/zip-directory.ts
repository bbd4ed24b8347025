import { closeSync, openSync, rmSync } from 'node:fs';
import { PendingBytes } from '../writing/threads/pending-bytes.ts';
import { readSpan, writeAt } from './read-pieces.ts';

/** Where the directory of a zip file is kept while both grow. */
function directoryOf(zip: string): string {
  return `${zip}.directory`;
}

/**
 * The directory of a zip file while it grows: in a file beside it, as it stands behind all members. In memory it would
 * take a hundred megabytes for the crops of a release.
 */
export class ZipDirectory {
  readonly #path: string;
  readonly #file: number;
  readonly #pending = new PendingBytes((bytes) => this.#write(bytes));
  #bytes = 0;
  #count = 0;

  /** @param zip Absolute path of the zip file. What a run before left beside it is written over. */
  constructor(zip: string) {
    this.#path = directoryOf(zip);
    this.#file = openSync(this.#path, 'w+');
  }

  /** Members in it. */
  get count(): number {
    return this.#count;
  }

  add(record: Uint8Array): void {
    this.#pending.add(record);
    this.#count += 1;
  }

  /** All of it, in pieces that are written over by the next. */
  async *pieces(): AsyncGenerator<Uint8Array> {
    this.#pending.flush();
    yield* readSpan(this.#file, 0, this.#bytes);
  }

  /** Closes and removes its file; on a disk that can only be read any more it stays. */
  remove(): void {
    closeSync(this.#file);
    try {
      rmSync(this.#path, { force: true });
    } catch {
      // Why the archive was given up is what is told.
    }
  }

  #write(bytes: Uint8Array): void {
    writeAt(this.#file, bytes, this.#bytes);
    this.#bytes += bytes.length;
  }
}

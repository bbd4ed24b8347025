import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Sha256 } from '#schemas/domain/id.ts';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';

interface GrowingFile {
  readonly handle: FileHandle;
  readonly hash: Hash;
  pending: (string | Uint8Array)[];
  pendingLength: number;
  bytes: number;
}

const flushedLength = 65_536;

/** Files of one dataset that grow piece by piece, of text (UTF-8) or of bytes. */
export class GrowingFiles {
  readonly #folder: string;
  readonly #prefix: string;
  readonly #files = new Map<string, GrowingFile>();

  /**
   * @param folder Absolute path of the export.
   * @param prefix Folder of the dataset in it.
   */
  constructor(folder: string, prefix: string) {
    this.#folder = folder;
    this.#prefix = prefix;
  }

  /** Adds to the end of a file; the folder must be there. What a killed run left of the file is written over. */
  async append(path: string, content: string | Uint8Array): Promise<void> {
    let file = this.#files.get(path);
    if (!file) {
      const handle = await open(join(this.#folder, this.#prefix, path), 'w');
      file = { handle, hash: createHash('sha256'), pending: [], pendingLength: 0, bytes: 0 };
      this.#files.set(path, file);
    }
    file.pending.push(content);
    file.pendingLength += content.length;
    if (file.pendingLength > flushedLength) await flush(file);
  }

  /** Writes what is left, makes it durable and closes all files; returns them by path. */
  async finish(): Promise<readonly ExportedFile[]> {
    const written: ExportedFile[] = [];
    const ordered = [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [path, file] of ordered) {
      await flush(file);
      await file.handle.sync();
      await file.handle.close();
      this.#files.delete(path);
      written.push({
        path: this.#prefix === '' ? path : `${this.#prefix}/${path}`,
        bytes: file.bytes,
        sha256: Sha256.parse(file.hash.digest('hex')),
      });
    }
    return written;
  }

  /** Closes the files of an export that is given up. */
  async abandon(): Promise<void> {
    for (const file of this.#files.values()) await file.handle.close();
    this.#files.clear();
  }
}

async function flush(file: GrowingFile): Promise<void> {
  const bytes = Buffer.concat(file.pending.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
  file.pending = [];
  file.pendingLength = 0;
  file.hash.update(bytes);
  file.bytes += bytes.length;
  await file.handle.writeFile(bytes);
}

import { closeSync, openSync, writeSync } from 'node:fs';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';

interface Slot {
  files: readonly ExportedFile[] | null;
}

const flushedCharacters = 65_536;

/**
 * The files of an export in the order in which they were asked for, however late each is done, as lines of a file: so
 * the manifest of an export with a million files needs no memory.
 */
export class FileLedger {
  readonly #descriptor: number;
  readonly #open: Slot[] = [];
  #pending = '';
  #files = 0;
  #bytes = 0;

  /** @param path Where the lines go, one file each, with a comma between them. */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'wx');
  }

  /** Files written so far, and their bytes. */
  get totals(): { readonly files: number; readonly bytes: number } {
    return { files: this.#files, bytes: this.#bytes };
  }

  /** Keeps a place for files that are to be written; what is returned must be called once they are. */
  reserve(): (files: readonly ExportedFile[]) => void {
    const slot: Slot = { files: null };
    this.#open.push(slot);
    return (files) => {
      slot.files = files;
      this.#writeDone();
    };
  }

  /** Ends the list. Every place that was kept must have been filled. */
  close(): void {
    if (this.#open.length > 0) throw new Error('Files of the export were never reported as written.');
    this.#flush();
    closeSync(this.#descriptor);
  }

  /** Lets go of the file where the export is given up. */
  abandon(): void {
    closeSync(this.#descriptor);
  }

  #writeDone(): void {
    for (let slot = this.#open[0]; slot?.files; slot = this.#open[0]) {
      for (const file of slot.files) this.#append(file);
      this.#open.shift();
    }
    if (this.#pending.length > flushedCharacters) this.#flush();
  }

  #append({ path, bytes, sha256 }: ExportedFile): void {
    this.#pending += `${this.#files === 0 ? '' : ',\n'}${JSON.stringify({ path, bytes, sha256 })}`;
    this.#files += 1;
    this.#bytes += bytes;
  }

  #flush(): void {
    writeSync(this.#descriptor, this.#pending);
    this.#pending = '';
  }
}

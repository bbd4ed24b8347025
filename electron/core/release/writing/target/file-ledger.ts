import { closeSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';
import type { ArchiveWriter } from '../../container/archive-writer.ts';
import { writeAt } from '../../container/read-pieces.ts';
import { giveBack } from '../give-back.ts';
import { PendingBytes } from '../threads/pending-bytes.ts';

/** A file of an export; its bytes, where it goes into an archive and is not in it yet. They are the ledger's then. */
export interface WrittenFile extends ExportedFile {
  readonly content?: Uint8Array;
}

/** The archive that the files of an export go into, and those that a run before has put there, in their order. */
export interface ExportArchive {
  readonly writer: ArchiveWriter;
  readonly kept: readonly ExportedFile[];
}

interface Slot {
  files: readonly WrittenFile[] | null;
}

/** Bytes of files that may wait for one before them, before whoever makes them has to wait, too. */
const waitingBytes = 4_000_000;

/**
 * The files of an export in the order in which they were asked for, however late each is done, as lines of a file: so
 * the manifest of an export with a million files needs no memory. Into an archive they go in the same order.
 */
export class FileLedger {
  readonly #descriptor: number;
  readonly #archive: ExportArchive | null;
  readonly #open: Slot[] = [];
  #waiting: (() => void)[] = [];
  #failure: { readonly error: unknown } | null = null;
  #heldBytes = 0;
  readonly #lines = new PendingBytes((bytes) => this.#write(bytes));
  #lineBytes = 0;
  #files = 0;
  #bytes = 0;

  /** @param path Where the lines go, one file each, with a comma between them. */
  constructor(path: string, archive: ExportArchive | null) {
    this.#descriptor = openSync(path, 'wx');
    this.#archive = archive;
  }

  /** Files written so far, and their bytes. */
  get totals(): { readonly files: number; readonly bytes: number } {
    return { files: this.#files, bytes: this.#bytes };
  }

  /** Keeps a place for files that are to be written; what is returned must be called once they are. */
  reserve(): (files: readonly WrittenFile[]) => void {
    const slot: Slot = { files: null };
    this.#open.push(slot);
    return (files) => {
      slot.files = files;
      this.#heldBytes += heldBytesOf(files);
      this.#writeDone();
    };
  }

  /** Resolves while few files wait in memory for one before them; throws where that one will never be there. */
  async room(): Promise<void> {
    while (this.#failure === null && this.#heldBytes > waitingBytes) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    if (this.#failure) throw this.#failure.error;
  }

  /** Hears that a file for which a place was kept could not be made: nobody waits for it any longer. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /**
   * Adds a file that lies on the disk; all places that were kept must have been filled.
   *
   * @param place Absolute path; from there the file goes into the archive, where there is one.
   */
  async add(file: ExportedFile, place: string): Promise<void> {
    if (this.#archive) {
      if (!this.#isKept(file)) await this.#archive.writer.add(file.path, place, file.bytes);
      await rm(place);
    }
    this.#append(file);
  }

  /** Ends the list. Every place that was kept must have been filled. */
  close(): void {
    if (this.#open.length > 0) throw new Error('Files of the export were never reported as written.');
    this.#lines.flush();
    closeSync(this.#descriptor);
  }

  /** Lets go of what is open where the export is given up; the archive is its target's. */
  abandon(): void {
    closeSync(this.#descriptor);
  }

  #writeDone(): void {
    for (let slot = this.#open[0]; slot?.files; slot = this.#open[0]) {
      this.#heldBytes -= heldBytesOf(slot.files);
      for (const file of slot.files) {
        this.#put(file);
        this.#append(file);
      }
      this.#open.shift();
    }
    if (this.#heldBytes > waitingBytes) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #put(file: WrittenFile): void {
    if (!this.#archive || this.#isKept(file)) return;
    if (!file.content) throw new Error(`The bytes of ${file.path} are not there to be put into the archive.`);
    this.#archive.writer.put(file.path, file.content);
    giveBack(file.content);
  }

  /** Whether a run before has put the file there. The same export asks for the same files in the same order. */
  #isKept({ path, sha256 }: ExportedFile): boolean {
    const kept = this.#archive?.kept[this.#files];
    if (!kept) return false;
    if (kept.path === path && kept.sha256 === sha256) return true;
    const message = `The export was given up, because ${path} came where ${kept.path} stood before. Export again.`;
    throw new AppError('internal', message, { path });
  }

  #append({ path, bytes, sha256 }: ExportedFile): void {
    this.#lines.add(`${this.#files === 0 ? '' : ',\n'}${JSON.stringify({ path, bytes, sha256 })}`);
    this.#files += 1;
    this.#bytes += bytes;
  }

  #write(lines: Uint8Array): void {
    writeAt(this.#descriptor, lines, this.#lineBytes);
    this.#lineBytes += lines.length;
  }
}

function heldBytesOf(files: readonly WrittenFile[]): number {
  return files.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
}

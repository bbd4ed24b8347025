import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import { Sha256 } from '#schemas/domain/id.ts';

/** SHA-256 of bytes. */
export function sha256Of(bytes: Uint8Array | string): Sha256 {
  return Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
}

/**
 * `media/` of a project: imported originals, each under its SHA-256 (`media/ab/ab12…`), never changed. Beside it,
 * `cache/` holds what can be made again. A file is complete or not there: it is written to `cache/incoming/` first.
 */
export class MediaFolder {
  readonly #root: string;
  readonly #cache: string;
  readonly #incoming: string;
  readonly #foldersMade = new Set<string>();
  #incomingCount = 0;

  constructor(projectPath: string) {
    this.#root = join(projectPath, 'media');
    this.#cache = join(projectPath, 'cache');
    this.#incoming = join(this.#cache, 'incoming');
  }

  /** Absolute path of an original, whether or not it is there. */
  pathOf(sha256: Sha256): string {
    return join(this.#root, sha256.slice(0, 2), sha256);
  }

  async read(sha256: Sha256): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(sha256));
    } catch (error) {
      throw new AppError(
        'not-found',
        `The picture ${sha256} is missing from the project's media folder; import its source again or restore a backup.`,
        { sha256 },
        error,
      );
    }
  }

  /** Keeps bytes under their hash. The same bytes again cost a look; a file of another size is mended. */
  async write(sha256: Sha256, bytes: Uint8Array): Promise<void> {
    await this.#writeOnce(this.pathOf(sha256), bytes);
  }

  /** A derived file of a kind, or null: whoever asks makes it again. */
  async readCached(kind: string, name: string): Promise<Buffer | null> {
    return await readFile(this.#cachePathOf(kind, name)).catch(() => null);
  }

  async writeCached(kind: string, name: string, bytes: Uint8Array): Promise<void> {
    await this.#writeOnce(this.#cachePathOf(kind, name), bytes);
  }

  /** Removes what a process that was killed left half written. */
  async clearIncoming(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
  }

  #cachePathOf(kind: string, name: string): string {
    return join(this.#cache, kind, name.slice(0, 2), name);
  }

  async #writeOnce(target: string, bytes: Uint8Array): Promise<void> {
    // Most files are new: asking in the background would cost more than the answer, above all the error that it is.
    if (statSync(target, { throwIfNoEntry: false })?.size === bytes.length) return;
    await this.#makeFolder(this.#incoming);
    await this.#makeFolder(dirname(target));
    this.#incomingCount += 1;
    const incoming = join(this.#incoming, `${process.pid}-${this.#incomingCount}`);
    try {
      const file = await open(incoming, 'w');
      try {
        await file.writeFile(bytes);
      } finally {
        await file.close();
      }
      await rename(incoming, target);
    } catch (error) {
      await rm(incoming, { force: true }).catch(() => undefined);
      throw fromFileSystem(error);
    }
  }

  async #makeFolder(path: string): Promise<void> {
    if (this.#foldersMade.has(path)) return;
    await mkdir(path, { recursive: true }).catch((error: unknown) => {
      throw fromFileSystem(error);
    });
    this.#foldersMade.add(path);
  }
}

/** The program's own error for what the file system says. */
function fromFileSystem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError(
      'disk-full',
      'The disk is full: the picture was not kept. Free some space and try again.',
      {},
      error,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError(
      'project-read-only',
      'The media folder of the project cannot be written. Check its permissions.',
      {},
      error,
    );
  }
  return new AppError(
    'io-failed',
    'A picture could not be written to the media folder of the project.',
    { reason: 'media-not-written', code },
    error,
  );
}

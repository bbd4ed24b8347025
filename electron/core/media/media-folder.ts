import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import { Sha256 } from '#schemas/domain/id.ts';

/** SHA-256 of bytes. */
export function sha256Of(bytes: Uint8Array | string): Sha256 {
  return Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
}

/**
 * `media/` of a project: imported originals, each under its SHA-256 (`media/ab/ab12…`), never changed. Beside it,
 * `cache/` holds what can be made again.
 */
export class MediaFolder {
  readonly #root: string;
  readonly #cache: string;

  constructor(projectPath: string) {
    this.#root = join(projectPath, 'media');
    this.#cache = join(projectPath, 'cache');
  }

  /** Absolute path of an original, whether or not it is there. */
  pathOf(sha256: Sha256): string {
    return join(this.#root, sha256.slice(0, 2), sha256);
  }

  /** Absolute path of a derived file; its folder is made by `writeCached`. */
  cachePathOf(kind: string, name: string): string {
    return join(this.#cache, kind, name.slice(0, 2), name);
  }

  async has(sha256: Sha256): Promise<boolean> {
    return await exists(this.pathOf(sha256));
  }

  async read(sha256: Sha256): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(sha256));
    } catch (error) {
      throw new AppError(
        'not-found',
        `The picture ${sha256} is missing from the project's media folder; restore it from a backup.`,
        { sha256 },
        error,
      );
    }
  }

  /** Keeps bytes under their hash; the same bytes again cost nothing. The file is complete or not there. */
  async write(sha256: Sha256, bytes: Uint8Array): Promise<void> {
    await writeOnce(this.pathOf(sha256), bytes);
  }

  /** Keeps a file of this machine under its hash, as a reflink where the file system can. */
  async copyFrom(sha256: Sha256, source: string): Promise<void> {
    const target = this.pathOf(sha256);
    if (await exists(target)) return;
    const temporary = await prepare(target);
    await copyFile(source, temporary, constants.COPYFILE_FICLONE);
    await rename(temporary, target);
  }

  async readCached(kind: string, name: string): Promise<Buffer | null> {
    try {
      return await readFile(this.cachePathOf(kind, name));
    } catch {
      // A cache miss: whoever asks makes it again.
      return null;
    }
  }

  async writeCached(kind: string, name: string, bytes: Uint8Array): Promise<void> {
    await writeOnce(this.cachePathOf(kind, name), bytes);
  }

  /** Removes an original that no page refers to (an import that was taken back). */
  async remove(sha256: Sha256): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }
}

let temporaryCount = 0;

async function prepare(target: string): Promise<string> {
  await mkdir(join(target, '..'), { recursive: true });
  temporaryCount += 1;
  return `${target}.${process.pid}-${temporaryCount}.part`;
}

async function writeOnce(target: string, bytes: Uint8Array): Promise<void> {
  if (await exists(target)) return;
  const temporary = await prepare(target);
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
  await rename(temporary, target);
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

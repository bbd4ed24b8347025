import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Project } from '#electron/core/project/project.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { type PersonId, UploadId } from '#schemas/domain/id.ts';
import { checkRelativePath } from './file-name.ts';
import { limitBytes } from './limit-bytes.ts';

/** How much may be sent. */
export const uploadLimits = { bytesOfFile: 512 * 2 ** 20, bytesOfUpload: 20 * 2 ** 30, files: 200_000 } as const;

interface Upload {
  readonly folder: string;
  readonly person: PersonId;
  files: number;
  bytes: number;
  /** Set once its import has begun: nothing more comes in. */
  closed: boolean;
  /** Files that are being written. */
  readonly coming: Set<Promise<void>>;
  /** Ends what is being written, where all of it is dropped. */
  readonly dropping: AbortController;
}

/** Files on their way into a project, each upload in a folder of its own below the project's `cache/`. */
export class Uploads {
  readonly #project: Project;
  readonly #uploads = new Map<UploadId, Upload>();

  constructor(project: Project) {
    this.#project = project;
  }

  get #root(): string {
    return join(this.#project.path, 'cache', 'uploads');
  }

  /** Removes what an earlier process left. */
  async clear(): Promise<void> {
    this.#uploads.clear();
    await rm(this.#root, { recursive: true, force: true });
  }

  open(person: PersonId): UploadId {
    const id = UploadId.parse(this.#project.runtime.newId());
    this.#uploads.set(id, {
      folder: join(this.#root, id),
      person,
      files: 0,
      bytes: 0,
      closed: false,
      coming: new Set(),
      dropping: new AbortController(),
    });
    return id;
  }

  /**
   * Writes one file of an upload. `name` is its relative path with `/` between folders.
   *
   * @throws AppError `not-found`, `invalid-input`, `conflict` (that name has come already), `too-large`, `io-failed`,
   *   `cancelled` (all of it was dropped meanwhile)
   */
  async receive(id: UploadId, person: PersonId, name: string, content: Readable): Promise<void> {
    const upload = this.#uploadOf(id, person);
    checkRelativePath(name);
    if (upload.files >= uploadLimits.files) {
      throw new AppError(
        'too-large',
        `More than ${uploadLimits.files} files cannot be sent at once; import a folder instead.`,
        { reason: 'too-many-files' },
      );
    }
    upload.files += 1;
    const coming = writeInto(upload, name, content);
    upload.coming.add(coming);
    try {
      await coming;
    } finally {
      upload.coming.delete(coming);
    }
  }

  /** The folder of what has come so far, for a look at it. */
  folderOf(id: UploadId, person: PersonId): string {
    const upload = this.#uploadOf(id, person);
    if (upload.files === 0) throw nothingSent();
    return upload.folder;
  }

  /** Removes what was sent, unless it is being imported or gone. */
  async drop(id: UploadId, person: PersonId): Promise<void> {
    const upload = this.#uploads.get(id);
    if (!upload || upload.person !== person || upload.closed) return;
    this.#uploads.delete(id);
    // A file that is still being written would make the folder anew.
    upload.dropping.abort();
    await Promise.allSettled(upload.coming);
    await rm(upload.folder, { recursive: true, force: true });
  }

  /** Ends an upload and returns its folder, for the import that `release` follows. */
  take(id: UploadId, person: PersonId): { readonly folder: string; release(): Promise<void> } {
    const upload = this.#uploadOf(id, person);
    if (upload.files === 0) throw nothingSent();
    upload.closed = true;
    return {
      folder: upload.folder,
      release: async () => {
        this.#uploads.delete(id);
        await rm(upload.folder, { recursive: true, force: true });
      },
    };
  }

  #uploadOf(id: UploadId, person: PersonId): Upload {
    const upload = this.#uploads.get(id);
    // Somebody else's upload is not even there.
    if (!upload || upload.person !== person) throw new AppError('not-found', `There is no upload ${id}.`, { id });
    if (upload.closed) throw new AppError('conflict', 'This upload is being imported already.', { id });
    return upload;
  }
}

function nothingSent(): AppError {
  return new AppError('invalid-input', 'No file was sent; choose some first.', { reason: 'no-file-sent' });
}

async function writeInto(upload: Upload, name: string, content: Readable): Promise<void> {
  const path = join(upload.folder, ...name.split('/'));
  const left = Math.min(uploadLimits.bytesOfFile, uploadLimits.bytesOfUpload - upload.bytes);
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(
      content,
      limitBytes(left, name, (bytes) => {
        upload.bytes += bytes;
      }),
      createWriteStream(path, { flags: 'wx' }),
      { signal: upload.dropping.signal },
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EISDIR') {
      throw new AppError('conflict', `A file with the name of “${name}” was sent already.`, { name }, error);
    }
    await rm(path, { force: true });
    if (upload.dropping.signal.aborted)
      throw new AppError('cancelled', `“${name}” came for an upload that was dropped.`, { name }, error);
    if (code === 'ENOSPC')
      throw new AppError('disk-full', 'The disk of the project is full; free some space.', {}, error);
    if (code === 'ENAMETOOLONG')
      throw new AppError('invalid-input', `The name “${name}” is too long here.`, { name }, error);
    if (error instanceof AppError) throw error;
    throw new AppError('io-failed', `“${name}” could not be received whole; send it again.`, { name }, error);
  }
}

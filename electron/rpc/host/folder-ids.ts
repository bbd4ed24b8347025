import { randomBytes } from 'node:crypto';
import { FolderId } from '#schemas/contract/host.ts';
import { AppError } from '#schemas/domain/app-error.ts';

/** How many names are kept; the ones that were named longest ago are forgotten first. */
const mostIds = 50_000;

/** Opaque names for folders and files of this machine, so that no path travels in a request. */
export class FolderIds {
  readonly #paths = new Map<FolderId, string>();
  readonly #ids = new Map<string, FolderId>();

  /** The name of an absolute path; the same path keeps its name. */
  idOf(path: string): FolderId {
    const known = this.#ids.get(path);
    const id = known ?? FolderId.parse(randomBytes(18).toString('base64url'));
    this.#paths.delete(id);
    this.#paths.set(id, path);
    this.#ids.set(path, id);
    this.#forgetOldest();
    return id;
  }

  /** @throws AppError `not-found` for a name that this host has not given, or has forgotten */
  pathOf(id: FolderId): string {
    const path = this.#paths.get(id);
    if (path === undefined) {
      throw new AppError('not-found', 'This folder is not known here any more; list its parent folder again.', {
        reason: 'folder-unknown',
      });
    }
    return path;
  }

  #forgetOldest(): void {
    for (const [id, path] of this.#paths) {
      if (this.#paths.size <= mostIds) return;
      this.#paths.delete(id);
      this.#ids.delete(path);
    }
  }
}

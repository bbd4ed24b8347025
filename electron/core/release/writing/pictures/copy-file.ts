import { constants, copyFileSync } from 'node:fs';

/** What file systems say that cannot let two files share their bytes, or not across two of them. */
const cannotShare = new Set(['ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'ENOTTY', 'EINVAL', 'EXDEV', 'EPERM']);

/**
 * Copies files from one folder to another, as reflinks where the file system can: whether it can is found out once, as
 * asking it for each file costs a quarter of the copy. Else the system copies the bytes without handing them out, which
 * takes three quarters of the time that reading and writing them takes.
 */
export class FileCopier {
  #canShare = true;

  /**
   * @param source absolute path
   * @throws Error `EEXIST` where the target is there.
   */
  copy(source: string, target: string): void {
    if (this.#canShare) {
      try {
        return copyFileSync(source, target, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (!cannotShare.has(code)) throw error;
        this.#canShare = false;
      }
    }
    copyFileSync(source, target, constants.COPYFILE_EXCL);
  }
}

import { closeSync, constants, copyFileSync, openSync, readSync } from 'node:fs';
import { writeAt } from '../container/read-pieces.ts';

/** What file systems say that cannot let two files share their bytes, or not across two of them. */
const cannotShare = new Set(['ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'ENOTTY', 'EINVAL', 'EXDEV', 'EPERM']);

const pieceBytes = 1_048_576;

/**
 * Copies files from one folder to another, as reflinks where the file system can: whether it can is found out once, as
 * asking it for each file costs a quarter of the copy. Else the bytes go through memory that is used again: `copyFile`
 * gives each copy the owner, mode and time of its source, too, which costs as much as the bytes of a photo.
 */
export class FileCopier {
  readonly #piece = Buffer.allocUnsafeSlow(pieceBytes);
  #canShare = true;

  /**
   * @param file the source, open, from its beginning
   * @param source its absolute path
   * @throws Error `EEXIST` where the target is there.
   */
  copy(file: number, source: string, target: string): void {
    if (this.#canShare) {
      try {
        return copyFileSync(source, target, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (!cannotShare.has(code)) throw error;
        this.#canShare = false;
      }
    }
    this.#copyBytes(file, target);
  }

  #copyBytes(source: number, target: string): void {
    const file = openSync(target, 'wx');
    try {
      for (let at = 0, read = -1; read !== 0; at += read) {
        read = readSync(source, this.#piece, 0, pieceBytes, at);
        writeAt(file, this.#piece.subarray(0, read), at);
        // A read of less than was asked for is the end of a file.
        if (read < pieceBytes) return;
      }
    } finally {
      closeSync(file);
    }
  }
}

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import { sha256Of } from '../../media/media-folder.ts';
import { isJpegHeadClean } from '../metadata/strip-jpeg.ts';
import { stripMetadata } from '../metadata/strip-metadata.ts';
import type { FileCopier } from './copy-file.ts';

export interface CopiedPicture {
  readonly bytes: number;
  readonly sha256: Sha256;
  /** Whether metadata was taken out. */
  readonly isStripped: boolean;
}

/** The head of a picture without metadata fits; one that does not is read whole. */
const headBytes = 4096;
// What is read is looked at at once.
const head = Buffer.alloc(headBytes);
const tail = Buffer.alloc(3);

/**
 * Copies a stored picture, as a reflink where the file system can, without its metadata. The hash of bytes that are
 * not changed is known since import and not computed again.
 */
export async function copyPicture(
  copier: FileCopier,
  source: string,
  target: string,
  picture: FrozenPicture,
): Promise<CopiedPicture> {
  const stripped = await stripIfNeeded(source, picture);
  if (stripped) {
    await writeFile(target, stripped, { flag: 'wx' });
    return { bytes: stripped.length, sha256: sha256Of(stripped), isStripped: true };
  }
  await copier.copy(source, target);
  return { bytes: picture.byteCount, sha256: picture.sha256, isStripped: false };
}

/** The bytes that a copy would have. */
export async function storedPicture(source: string, picture: FrozenPicture): Promise<Uint8Array> {
  return (await stripIfNeeded(source, picture)) ?? (await readFile(source));
}

function openPicture(source: string, sha256: Sha256): number {
  try {
    return openSync(source, 'r');
  } catch (error) {
    const message = `The picture ${sha256} is missing from the project's media folder; restore it from a backup.`;
    throw new AppError('not-found', message, { sha256 }, error);
  }
}

async function stripIfNeeded(source: string, picture: FrozenPicture): Promise<Buffer | null> {
  const { contentType, sha256, byteCount } = picture;
  // Synchronous: a few calls that take microseconds, where promises would cost ten times as much.
  const file = openPicture(source, sha256);
  try {
    // One byte more than there should be: so the size is known, too.
    const tailBytes = readSync(file, tail, 0, 3, byteCount - 2);
    if (tailBytes !== 2) {
      const { size } = fstatSync(file);
      const message = `The picture ${sha256} in the project's media folder has ${size} bytes instead of ${byteCount}; restore it from a backup.`;
      throw new AppError('corrupt-file', message, { sha256, size, expected: byteCount });
    }
    if (contentType !== 'image/jpeg') return stripMetadata(await readFile(source), contentType);
    const headLength = readSync(file, head, 0, headBytes, 0);
    if (isJpegHeadClean(head.subarray(0, headLength)) && tail.readUInt16BE() === 0xffd9) return null;
  } finally {
    closeSync(file);
  }
  return stripMetadata(await readFile(source), contentType);
}

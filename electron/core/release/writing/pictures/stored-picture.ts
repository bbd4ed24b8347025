import { existsSync } from 'node:fs';
import type { AppError } from '#schemas/domain/app-error.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import { stripMetadata } from '../../../imaging/metadata/strip-metadata.ts';

/** A picture that is not in the media folder any more as it was imported. Becomes an `AppError` outside of threads. */
export class LostPicture extends Error {
  readonly code: 'not-found' | 'corrupt-file';
  readonly parameters: AppError['parameters'];

  constructor(code: LostPicture['code'], message: string, parameters: LostPicture['parameters'], cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.parameters = parameters;
  }
}

/** What is known of a stored picture since it was imported. */
export type StoredFacts = Pick<FrozenPicture, 'sha256' | 'byteCount' | 'contentType' | 'isBare'>;

/**
 * What a stored picture has without its metadata; null where it has none.
 *
 * @param content all of its bytes
 * @throws LostPicture where they are not as many as they were
 */
export function strippedBytes(content: Buffer, picture: StoredFacts): Buffer | null {
  requireWhole(picture, content.length);
  return picture.isBare === true ? null : stripMetadata(content, picture.contentType);
}

/**
 * @param size bytes that were found
 * @throws LostPicture where the picture had another number of bytes when it was imported
 */
export function requireWhole({ sha256, byteCount }: StoredFacts, size: number): void {
  if (size === byteCount) return;
  const message = `The picture ${sha256} in the project's media folder has ${size} bytes instead of ${byteCount}; restore it from a backup.`;
  throw new LostPicture('corrupt-file', message, { sha256, size, expected: byteCount });
}

/**
 * What is wrong where the bytes of a stored picture could not be taken.
 *
 * @param source absolute path
 * @param error what the file system said
 */
export function failedSource(source: string, { sha256 }: StoredFacts, error: unknown): unknown {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT' && !existsSync(source);
  if (!isMissing) return error;
  const message = `The picture ${sha256} is missing from the project's media folder; restore it from a backup.`;
  return new LostPicture('not-found', message, { sha256 }, error);
}

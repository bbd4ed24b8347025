import { readFileSync, statSync } from 'node:fs';
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
 * The bytes that a stored picture has without its metadata; null where it has none. Only all of its bytes tell, unless it
 * is known since its import: then it is not opened. Synchronous: a few calls that take microseconds each, where promises
 * would cost ten times as much.
 *
 * @param source absolute path
 * @throws LostPicture where it is not there or not as long as it was
 */
export function strippedBytes(source: string, picture: StoredFacts): Buffer | null {
  requireStored(source, picture);
  return picture.isBare === true ? null : stripMetadata(readFileSync(source), picture.contentType);
}

function requireStored(source: string, { sha256, byteCount }: StoredFacts): void {
  const facts = statSync(source, { throwIfNoEntry: false });
  if (facts === undefined) {
    const message = `The picture ${sha256} is missing from the project's media folder; restore it from a backup.`;
    throw new LostPicture('not-found', message, { sha256 });
  }
  const { size } = facts;
  if (size === byteCount) return;
  const message = `The picture ${sha256} in the project's media folder has ${size} bytes instead of ${byteCount}; restore it from a backup.`;
  throw new LostPicture('corrupt-file', message, { sha256, size, expected: byteCount });
}

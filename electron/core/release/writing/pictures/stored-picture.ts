import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
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
export type StoredFacts = Pick<FrozenPicture, 'sha256' | 'byteCount' | 'contentType'>;

// What is read is looked at at once.
const tail = Buffer.alloc(3);

/**
 * Reads a stored picture of which it is not known whether it holds metadata, and hands over the bytes that it has without
 * them; null where it has none. Only all of its bytes tell. Synchronous: a few calls that take microseconds each, where
 * promises would cost ten times as much.
 *
 * @param source absolute path
 * @throws LostPicture where it is not there or not as long as it was
 */
export function withStoredPicture<Result>(
  source: string,
  picture: StoredFacts,
  use: (stripped: Buffer | null) => Result,
): Result {
  const file = openPicture(source, picture);
  try {
    requireLength(file, picture);
    return use(stripMetadata(readFileSync(file), picture.contentType));
  } finally {
    closeSync(file);
  }
}

function openPicture(source: string, picture: StoredFacts): number {
  try {
    return openSync(source, 'r');
  } catch (error) {
    throw missingPicture(picture, error);
  }
}

function missingPicture({ sha256 }: StoredFacts, cause?: unknown): LostPicture {
  const message = `The picture ${sha256} is missing from the project's media folder; restore it from a backup.`;
  return new LostPicture('not-found', message, { sha256 }, cause);
}

/** Reads the last two bytes, and one more than there should be. */
function requireLength(file: number, picture: StoredFacts): void {
  if (readSync(file, tail, 0, 3, picture.byteCount - 2) !== 2) throw otherLength(fstatSync(file).size, picture);
}

function otherLength(size: number, { sha256, byteCount }: StoredFacts): LostPicture {
  const message = `The picture ${sha256} in the project's media folder has ${size} bytes instead of ${byteCount}; restore it from a backup.`;
  return new LostPicture('corrupt-file', message, { sha256, size, expected: byteCount });
}

/**
 * Makes sure of a stored picture that is known to hold no metadata, without opening it.
 *
 * @param source absolute path
 * @throws LostPicture where it is not there or not as long as it was
 */
export function requireStored(source: string, picture: StoredFacts): void {
  const facts = statSync(source, { throwIfNoEntry: false });
  if (facts === undefined) throw missingPicture(picture);
  if (facts.size !== picture.byteCount) throw otherLength(facts.size, picture);
}

import { AppError } from '#schemas/domain/app-error.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { LostPicture, StoredFacts } from '../pictures/stored-picture.ts';

/** A file that is made whole: a copy of a stored picture without its metadata, or a text (UTF-8). */
export type FileOrder =
  | ({ readonly kind: 'copy'; readonly target: string; readonly source: string } & StoredFacts)
  | { readonly kind: 'text'; readonly target: string; readonly text: string };

/** Some files, so that little is said about each. Paths are absolute; their folders are there. */
export type FileJob = readonly FileOrder[];

export interface MadeFile {
  readonly bytes: number;
  readonly sha256: Sha256;
  /** Whether metadata was taken out. */
  readonly isStripped: boolean;
}

/** The files in their order, or why one of them was not made. */
export type FileAnswer =
  | { readonly kind: 'made'; readonly files: readonly MadeFile[] }
  | ({ readonly kind: 'lost' } & Pick<LostPicture, 'code' | 'message' | 'parameters'>)
  /** The file system said no; `code` is its own. */
  | { readonly kind: 'failed'; readonly message: string; readonly code: string };

/** @throws the file system's error, or AppError `not-found` or `corrupt-file` for a picture that was lost */
export function requireMade(answer: FileAnswer): readonly MadeFile[] {
  if (answer.kind === 'made') return answer.files;
  if (answer.kind === 'lost') throw new AppError(answer.code, answer.message, answer.parameters);
  throw Object.assign(new Error(answer.message), { code: answer.code });
}

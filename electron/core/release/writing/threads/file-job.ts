import { AppError } from '#schemas/domain/app-error.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { LostPicture, StoredFacts } from '../pictures/stored-picture.ts';
import type { Claim } from './claim.ts';
import { type FileFailure, failedFile } from './file-failure.ts';

/** A file that is made whole: a copy of a stored picture without its metadata, or a text (UTF-8). */
export type FileOrder =
  | ({ readonly kind: 'copy'; readonly target: string; readonly source: string } & StoredFacts)
  | { readonly kind: 'text'; readonly target: string; readonly text: string };

/** Paths are absolute and there. */
export type FileJob =
  | {
      readonly kind: 'make';
      /** Several, so that little is said about each. */
      readonly files: readonly FileOrder[];
      readonly claim: Claim;
    }
  | { readonly kind: 'count'; readonly folder: string };

export interface MadeFile {
  readonly bytes: number;
  readonly sha256: Sha256;
  /** Whether metadata was taken out. */
  readonly isStripped: boolean;
}

/** The files in their order, or why one of them was not made. */
export type MakingAnswer =
  | { readonly kind: 'made'; readonly files: readonly MadeFile[] }
  | ({ readonly kind: 'lost' } & Pick<LostPicture, 'code' | 'message' | 'parameters'>)
  | FileFailure;

export type FileAnswer =
  | MakingAnswer
  | { readonly kind: 'counted'; readonly files: number }
  /** Another thread makes these files. */
  | { readonly kind: 'taken' };

/** @throws the file system's error, or AppError `not-found` or `corrupt-file` for a picture that was lost */
export function requireMade(answer: FileAnswer): readonly MadeFile[] {
  if (answer.kind === 'made') return answer.files;
  throw failureOf(answer);
}

/** @throws the file system's error */
export function requireCounted(answer: FileAnswer): number {
  if (answer.kind === 'counted') return answer.files;
  throw failureOf(answer);
}

function failureOf(answer: FileAnswer): Error {
  if (answer.kind === 'lost') return new AppError(answer.code, answer.message, answer.parameters);
  if (answer.kind === 'failed') return failedFile(answer);
  return new Error(`A thread answered ${answer.kind} to another question.`);
}

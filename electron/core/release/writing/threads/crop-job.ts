import { AppError } from '#schemas/domain/app-error.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { PictureCut } from '#shared/formats/dataset-format.ts';
import { type FileFailure, failedFile } from './file-failure.ts';

/** One picture and what is to be cut from it. */
export interface CropJob {
  /** Absolute path of the stored picture. */
  readonly source: string;
  readonly sha256: Sha256;
  readonly crops: readonly (Omit<PictureCut, 'picture'> & {
    /** Absolute path of the file that is made; null gives the bytes back instead. */
    readonly target: string | null;
  })[];
}

export interface CutFile {
  readonly bytes: number;
  readonly sha256: Sha256;
}

/** The files in the order of the crops, and the bytes of those that have no target. */
export interface CutPicture {
  readonly kind: 'done';
  readonly files: readonly CutFile[];
  readonly contents: readonly Uint8Array[];
}

/** What was cut, or why nothing was. */
export type CropAnswer =
  | CutPicture
  /** The picture cannot be decoded or read any more. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'missing' }
  | FileFailure;

/** @throws the file system's error, or AppError `not-found` or `corrupt-file` for a picture that was lost */
export function requireCut(job: CropJob, answer: CropAnswer): CutPicture {
  if (answer.kind === 'done') return answer;
  if (answer.kind === 'failed') throw failedFile(answer);
  if (answer.kind === 'missing') {
    const message = `The picture ${job.sha256} is missing from the project's media folder; restore it from a backup.`;
    throw new AppError('not-found', message, { sha256: job.sha256 });
  }
  const message = `The picture ${job.sha256} in the project's media folder cannot be read: ${answer.message}`;
  throw new AppError('corrupt-file', message, { sha256: job.sha256 });
}

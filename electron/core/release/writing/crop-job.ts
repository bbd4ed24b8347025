import type { Sha256 } from '#schemas/domain/id.ts';
import type { PictureCut } from '#shared/formats/dataset-format.ts';

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

/** The files in the order of the crops, or why there are none. */
export type CropAnswer =
  | { readonly kind: 'done'; readonly files: readonly CutFile[]; readonly contents: readonly Uint8Array[] }
  /** The picture cannot be decoded or read any more. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The file system said no; `code` is its own. */
  | { readonly kind: 'failed'; readonly message: string; readonly code: string };

import type { RefusedImage } from '../image-refusal.ts';
import type { Orientation } from '../orientation.ts';

/** What the header of a file says of the pixels as they are stored, before they are brought upright. */
export interface StoredImage {
  readonly kind: 'stored';
  /** Columns of pixels as stored. */
  readonly width: number;
  /** Rows of pixels as stored. */
  readonly height: number;
  readonly orientation: Orientation;
  /** Whether there is a single channel of light (beside alpha, perhaps). */
  readonly isGrey: boolean;
  /** Pictures in the file: pages of a TIFF, frames of an animation; 1 for most. */
  readonly pictures: number;
}

export type StoredImageOrRefusal = StoredImage | RefusedImage;

import { type Reason, reason } from '#schemas/domain/reason.ts';
import { readBmpHeader } from './bmp/bmp-header.ts';
import { readJpegHeader } from './header/jpeg-header.ts';
import { readPngHeader } from './header/png-header.ts';
import type { StoredImageOrRefusal } from './header/stored-image.ts';
import { readTiffHeader } from './header/tiff-header.ts';
import { readWebpHeader } from './header/webp-header.ts';
import { emptyFile, type RefusedImage, textInsteadOfImage, unknownType, unsupportedType } from './image-refusal.ts';
import type { ImageType } from './image-type.ts';
import { type Orientation, swapsSides } from './orientation.ts';
import { sniffImage } from './sniff-image.ts';

/** What is known of an image before a pixel of it is decoded. */
export interface ImageHeader {
  readonly kind: 'image';
  readonly type: ImageType;
  /** Size in upright pixels: that of the page. */
  readonly width: number;
  readonly height: number;
  /** How the stored pixels lie; they are brought upright by it. */
  readonly orientation: Orientation;
  readonly storedWidth: number;
  readonly storedHeight: number;
  /** Whether the pixels have one channel of light. */
  readonly isGrey: boolean;
  /** Pages or frames in the file, of which the first is taken. */
  readonly pictures: number;
  /** What a person should know of an image that was taken all the same. */
  readonly notes: readonly Reason[];
}

/**
 * Reads type, size, orientation and number of pictures, and refuses what shall not be decoded: empty files, other
 * types, damaged or cut headers, images beyond the limits of `image-limits.ts`.
 *
 * @param bytes The whole file: several types tell at the end whether they are complete.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | RefusedImage {
  const content = sniffImage(bytes);
  switch (content.kind) {
    case 'empty':
      return emptyFile();
    case 'text':
      return textInsteadOfImage(content.name);
    case 'unsupported':
      return unsupportedType(content.name);
    case 'unknown':
      return unknownType();
    case 'image':
      return toHeader(content.type, readStored(content.type, bytes));
  }
}

function readStored(type: ImageType, bytes: Uint8Array): StoredImageOrRefusal {
  switch (type) {
    case 'png':
      return readPngHeader(bytes);
    case 'jpeg':
      return readJpegHeader(bytes);
    case 'webp':
      return readWebpHeader(bytes);
    case 'tiff':
      return readTiffHeader(bytes);
    case 'bmp': {
      const bmp = readBmpHeader(bytes);
      if (bmp.kind === 'refused') return bmp;
      return { kind: 'stored', width: bmp.width, height: bmp.height, orientation: 1, isGrey: false, pictures: 1 };
    }
  }
}

function toHeader(type: ImageType, stored: StoredImageOrRefusal): ImageHeader | RefusedImage {
  if (stored.kind === 'refused') return stored;
  const isTurned = swapsSides(stored.orientation);
  return {
    kind: 'image',
    type,
    width: isTurned ? stored.height : stored.width,
    height: isTurned ? stored.width : stored.height,
    orientation: stored.orientation,
    storedWidth: stored.width,
    storedHeight: stored.height,
    isGrey: stored.isGrey,
    pictures: stored.pictures,
    notes: stored.pictures > 1 ? [onlyFirstTaken(type, stored.pictures)] : [],
  };
}

function onlyFirstTaken(type: ImageType, pictures: number): Reason {
  const what = type === 'tiff' ? 'pages' : 'frames';
  const message = `The file holds ${pictures} ${what}, only the first was taken: give the others as files of their own.`;
  return reason(`only-first-of-${what}`, message, { [what]: pictures });
}

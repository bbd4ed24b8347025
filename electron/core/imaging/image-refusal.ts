import { type Reason, reason } from '#schemas/domain/reason.ts';
import { maximumImagePixels, maximumImageSidePx } from './image-limits.ts';
import type { ImageType } from './image-type.ts';

/** An image that is not taken, and why. The caller adds the file's name to the reason as parameter `file`. */
export interface RefusedImage {
  readonly kind: 'refused';
  readonly reason: Reason;
}

function refused(code: string, message: string, parameters: Reason['parameters'] = {}): RefusedImage {
  return { kind: 'refused', reason: reason(code, message, parameters) };
}

const typeNames: Readonly<Record<ImageType, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  tiff: 'TIFF',
  bmp: 'BMP',
};

const copyAgain = 'copy it again from where it came from';
const acceptedTypes = 'PNG, JPEG, WebP, TIFF or BMP';

export function emptyFile(): RefusedImage {
  return refused('image-empty', `The file is empty (0 bytes): ${copyAgain}.`);
}

/** @param found What the text is: `text`, `SVG`, `HTML`, `XML` or `Git LFS pointer`. */
export function textInsteadOfImage(found: string): RefusedImage {
  if (found === 'Git LFS pointer') {
    const message = 'The file is a Git LFS pointer in place of an image: fetch the image itself with "git lfs pull".';
    return refused('image-is-lfs-pointer', message);
  }
  const what = found === 'text' ? 'text' : `${found} text`;
  return refused(
    'image-is-text',
    `The file holds ${what} and no picture, whatever its name says: give an image as ${acceptedTypes}.`,
    { found },
  );
}

/** @param found Name of the type that was recognised, for instance `GIF`. */
export function unsupportedType(found: string): RefusedImage {
  const message = `The file is of type ${found}, which is not read: save it as ${acceptedTypes}.`;
  return refused('image-type-unsupported', message, { found });
}

export function unknownType(): RefusedImage {
  return refused(
    'image-type-unknown',
    `The file begins like no known image type: check that it opens elsewhere, and save it as ${acceptedTypes}.`,
  );
}

export function corruptHeader(type: ImageType): RefusedImage {
  const message = `The header of the ${typeNames[type]} image is damaged: ${copyAgain}.`;
  return refused('image-header-corrupt', message, { type: typeNames[type] });
}

/** @param found What the image is that cannot be read, for instance `lossless JPEG`. */
export function unsupportedVariant(type: ImageType, found: string): RefusedImage {
  const message = `The file is a ${found}, a kind of ${typeNames[type]} image that is not read: save it as PNG.`;
  return refused('image-variant-unsupported', message, { type: typeNames[type], found });
}

export function tooLarge(width: number, height: number): RefusedImage {
  const size = `${width} × ${height} pixels`;
  const limits = `${maximumImageSidePx} a side and ${maximumImagePixels} in all`;
  return refused('image-too-large', `The image has ${size}, the most are ${limits}: scale it down or cut it up.`, {
    width,
    height,
    maximumSide: maximumImageSidePx,
    maximumPixels: maximumImagePixels,
  });
}

export function truncated(type: ImageType): RefusedImage {
  const message = `The ${typeNames[type]} image ends before its last pixels, it was cut off: ${copyAgain}.`;
  return refused('image-truncated', message, { type: typeNames[type] });
}

/** @param detail The decoder's own words, for the log. */
export function corruptPixels(type: ImageType, detail: string): RefusedImage {
  const message = `The pixels of the ${typeNames[type]} image are damaged and cannot be decoded: ${copyAgain}.`;
  return refused('image-corrupt', message, { type: typeNames[type], detail });
}

export function outOfMemory(type: ImageType, width: number, height: number): RefusedImage {
  const message = `The image of ${width} × ${height} pixels does not fit into memory: scale it down or cut it up.`;
  return refused('image-out-of-memory', message, { type: typeNames[type], width, height });
}

import { type Orientation, orientationFrom } from '../orientation.ts';
import { readTiffDirectory, readTiffLayout } from './tiff-tags.ts';

const orientationTag = 0x0112;

/**
 * Orientation that an EXIF block names; upright when it names none or is damaged, because a picture with broken
 * metadata is still a picture.
 *
 * @param exif The block with or without the `Exif\0\0` that JPEG puts before it.
 */
export function exifOrientation(exif: Uint8Array): Orientation {
  const start = String.fromCharCode(...exif.subarray(0, 6));
  const layout = readTiffLayout(start.startsWith('Exif\0') ? exif.subarray(6) : exif);
  if (layout === undefined) return 1;
  return orientationFrom(readTiffDirectory(layout, layout.firstDirectory)?.tags.get(orientationTag));
}

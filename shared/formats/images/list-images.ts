import { compareNaturally } from '../natural-order.ts';
import { extensionOf, isLeftoverOfSystem } from '../path.ts';

/** Extensions of the pictures that are read: PNG, JPEG, WebP, TIFF and BMP. What a file is, its bytes decide later. */
const imageExtensions: ReadonlySet<string> = new Set([
  'png',
  'jpg',
  'jpeg',
  'jpe',
  'jfif',
  'webp',
  'tif',
  'tiff',
  'bmp',
]);

/** Whether a path names a picture. */
export function isImagePath(path: string): boolean {
  return imageExtensions.has(extensionOf(path)) && !isLeftoverOfSystem(path);
}

/** The pictures of a listing in natural order (`2.png` before `10.png`). */
export function listImages(paths: readonly string[]): string[] {
  return paths.filter(isImagePath).sort(compareNaturally);
}

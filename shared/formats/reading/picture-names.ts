import { isImagePath } from '../images/list-images.ts';
import { fileNameOf, stemOf } from '../path.ts';
import { nameKey } from './alike-names.ts';

/** What the pictures of a source are called in files that describe them: keys of names with and without extension. */
export type PictureNames = ReadonlySet<string>;

export function pictureNames(paths: readonly string[]): PictureNames {
  return new Set(paths.filter(isImagePath).flatMap((path) => [fileNameOf(path), stemOf(path)].map(nameKey)));
}

/** Whether text, a name or a path with any kind of slash, names a picture of the source. */
export function namesPicture(text: string, names: PictureNames): boolean {
  return names.has(nameKey(fileNameOf(text.trim().replaceAll('\\', '/'))));
}

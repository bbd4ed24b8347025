import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { Entry, PixelWindow } from '../dataset-format.ts';
import { isShownByStored } from './stored-as-is.ts';

/** Types that may be copied under another extension: whoever opens them looks at the bytes. */
const copied: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/**
 * The file of a window of a page under a name that a layout prescribes. With `jpg` the stored bytes are copied whatever
 * they are, because loaders of that layout look for this extension and open files by their content; with `png` only
 * PNG is copied; and nothing that does not lie upright or is transparent.
 *
 * @param path Path without extension.
 */
export function namedPicture(
  path: string,
  extension: 'jpg' | 'png',
  picture: FrozenPicture,
  window: PixelWindow,
): Extract<Entry, { kind: 'copy' | 'crop' }> {
  const full = `${path}.${extension}`;
  const isCopied = extension === 'png' ? picture.contentType === 'image/png' : copied.has(picture.contentType);
  if (isCopied && isShownByStored(window, picture)) return { kind: 'copy', path: full, picture };
  return { kind: 'crop', path: full, picture, window, minimumSide: 1 };
}

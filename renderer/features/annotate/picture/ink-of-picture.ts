import type { PagePicture } from '#renderer/canvas/page-picture.ts';
import { luminanceReaderOf, overviewOf } from '#renderer/canvas/read-luminance.ts';
import { type InkFinder, inkFinderOf } from '#renderer/editor/ink/ink-finder.ts';

const finders = new WeakMap<PagePicture, InkFinder>();

/** Finds the ink of a picture; what it found of the whole page is known for as long as the picture is there. */
export function inkFinderFor(picture: PagePicture): InkFinder {
  const known = finders.get(picture);
  if (known) return known;
  const finder = inkFinderOf(luminanceReaderOf(picture), () => overviewOf(picture));
  finders.set(picture, finder);
  return finder;
}

/**
 * Does for a picture that was read ahead what its page would otherwise wait for: the smaller copies it is drawn from at
 * fit, and the ink of the whole page. Nothing, once the picture has been let go.
 */
export function preparePicture(picture: PagePicture): void {
  if (!picture.isClosed) inkFinderFor(picture).inkOfPage();
}

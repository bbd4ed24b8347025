import { PagePicture } from './page-picture.ts';

/** What became of asking for a picture. */
export type PictureOutcome =
  | { readonly kind: 'loaded'; readonly picture: PagePicture }
  | { readonly kind: 'failed' }
  | { readonly kind: 'aborted' };

/** Fetches and decodes the upright picture of a page; `width` and `height` are the page's. */
export async function loadPicture(
  address: string,
  width: number,
  height: number,
  signal: AbortSignal,
): Promise<PictureOutcome> {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return { kind: 'failed' };
    const bitmap = await createImageBitmap(await response.blob(), { imageOrientation: 'from-image' });
    if (signal.aborted || bitmap.width !== width || bitmap.height !== height) {
      bitmap.close();
      return { kind: signal.aborted ? 'aborted' : 'failed' };
    }
    return { kind: 'loaded', picture: new PagePicture(bitmap, width, height) };
  } catch {
    // Neither an aborted request nor a broken picture is more than that: the screen shows it.
    return { kind: signal.aborted ? 'aborted' : 'failed' };
  }
}

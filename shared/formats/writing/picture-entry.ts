import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { Entry, PictureLook, PixelWindow } from '../dataset-format.ts';
import { isWhole } from './cut-window.ts';
import { isShownByStored, reencodedOdd } from './stored-as-is.ts';

/** Types that trainers read as they are. */
const copiedTypes: ReadonlyMap<string, string> = new Map([
  ['image/png', '.png'],
  ['image/jpeg', '.jpg'],
  ['image/webp', '.webp'],
]);

export interface PlacedPicture {
  /** Name of the file in its folder. */
  readonly fileName: string;
  readonly entries: readonly Entry[];
}

/**
 * The file for a window of a page: the stored picture itself where the window is all of it, upright, opaque and of a type
 * that trainers read; else a PNG of the window. With a look it is always cut anew, and boxes in it must be scaled by the caller.
 *
 * @param folder Folder in the dataset, without a slash at its end.
 * @param name Name without extension.
 */
export function placePicture(
  folder: string,
  name: string,
  picture: FrozenPicture,
  window: PixelWindow,
  look: PictureLook | null = null,
): PlacedPicture {
  const whole = isWhole(window, picture);
  const extension =
    look === null && isShownByStored(window, picture) ? copiedTypes.get(picture.contentType) : undefined;
  if (extension !== undefined) {
    const fileName = `${name}${extension}`;
    return { fileName, entries: [{ kind: 'copy', path: `${folder}/${fileName}`, picture }] };
  }
  const fileName = `${name}.${look?.type ?? 'png'}`;
  const cut = { picture, window, minimumSide: 1, ...(look === null ? {} : { look }) };
  const crop: Entry = { kind: 'crop', path: `${folder}/${fileName}`, ...cut };
  return {
    fileName,
    entries: look === null && whole ? [crop, { kind: 'noted', item: name, reason: reencoded(picture) }] : [crop],
  };
}

function reencoded({ contentType, orientation, oddity }: FrozenPicture): Reason {
  if (orientation !== 1) {
    return reason('reencoded-orientation', 'A picture that does not lie upright was turned and written as PNG.');
  }
  if (oddity !== undefined) return reencodedOdd[oddity];
  const message = `A picture of type ${contentType} was written as PNG, because trainers do not read it.`;
  return reason('reencoded-type', message, { contentType });
}

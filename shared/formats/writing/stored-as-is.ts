import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FrozenPicture, PictureOddity } from '#schemas/formats/frozen-release.ts';
import type { Entry, PixelWindow } from '../dataset-format.ts';
import { isWhole } from './cut-window.ts';

/**
 * Whether the stored bytes of a picture show a window as trainers see it: all of it, upright, and with nothing odd. Many
 * loaders drop alpha, and what is transparent is mostly black beneath: black ink on it could not be seen any more.
 */
export function isShownByStored(window: PixelWindow, picture: FrozenPicture): boolean {
  return picture.orientation === 1 && picture.oddity === undefined && isWhole(window, picture);
}

/** What is said of an odd picture that was written anew. */
export const reencodedOdd: Readonly<Record<PictureOddity, Reason>> = {
  transparent: reason(
    'reencoded-transparent',
    'A transparent picture was laid on white and written as PNG, because many trainers drop transparency.',
  ),
  'deep-grey': reason(
    'reencoded-deep-grey',
    'A grey picture of 16 bits a pixel was written as PNG of 8, because many trainers show it as white.',
  ),
  animated: reason(
    'reencoded-animated',
    'The first picture of an animated WebP was written as PNG, because many trainers refuse animations.',
  ),
};

/** Says of an odd picture that it was not copied, for layouts that say it of nothing else. */
export function noteReencodedOdd(item: string, window: PixelWindow, picture: FrozenPicture): readonly Entry[] {
  if (picture.oddity === undefined || picture.orientation !== 1 || !isWhole(window, picture)) return [];
  return [{ kind: 'noted', item, reason: reencodedOdd[picture.oddity] }];
}

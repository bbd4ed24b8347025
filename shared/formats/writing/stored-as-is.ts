import { reason } from '#schemas/domain/reason.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { Entry, PixelWindow } from '../dataset-format.ts';
import { isWhole } from './cut-window.ts';

/**
 * Whether the stored bytes of a picture show a window as trainers see it: all of it, upright, and opaque. Many loaders
 * drop alpha, and what is transparent is mostly black beneath: black ink on it could not be seen any more.
 */
export function isShownByStored(window: PixelWindow, picture: FrozenPicture): boolean {
  return picture.orientation === 1 && picture.isTransparent !== true && isWhole(window, picture);
}

export const laidOnWhite = reason(
  'reencoded-transparent',
  'A transparent picture was laid on white and written as PNG, because many trainers drop transparency.',
);

/** Says of a transparent picture that it was not copied, for layouts that say it of nothing else. */
export function noteLaidOnWhite(item: string, window: PixelWindow, picture: FrozenPicture): readonly Entry[] {
  if (picture.isTransparent !== true || picture.orientation !== 1 || !isWhole(window, picture)) return [];
  return [{ kind: 'noted', item, reason: laidOnWhite }];
}

import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { Entry, PictureCut, PictureLook, PixelWindow } from '../dataset-format.ts';
import { isWhole } from '../writing/cut-window.ts';
import { namedPicture } from '../writing/named-picture.ts';
import type { LatexItem } from './latex-items.ts';

/** A formula's picture under a path that ends in `.png`, which the layout prescribes. */
export function pngOfFormula(path: string, { formula, window }: LatexItem, look: PictureLook | null): Entry {
  if (look === null) return namedPicture(path, 'png', formula.picture, window);
  return { kind: 'crop', path: `${path}.png`, picture: formula.picture, window, minimumSide: 1, look };
}

/** What `pictureBytes` is asked for: the stored picture itself where that is what trainers read, else a cut of it. */
export function cutOfFormula(
  { formula, window }: { readonly formula: { readonly picture: FrozenPicture }; readonly window: PixelWindow },
  look: PictureLook | null,
) {
  const { picture } = formula;
  const extension = extensions.get(picture.contentType);
  if (look === null && extension !== undefined && picture.orientation === 1 && isWhole(window, picture)) {
    return { extension, cut: null };
  }
  const cut: Omit<PictureCut, 'picture'> = { window, minimumSide: 1, ...(look === null ? {} : { look }) };
  return { extension: look?.type ?? 'png', cut };
}

const extensions: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
]);

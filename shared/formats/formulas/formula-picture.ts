import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { Entry, PictureCut, PictureLook, PixelWindow } from '../dataset-format.ts';
import { namedPicture } from '../writing/named-picture.ts';
import { isShownByStored, noteReencodedOdd } from '../writing/stored-as-is.ts';
import type { LatexItem } from './latex-items.ts';

/** A formula's picture under a path that ends in `.png`, which the layout prescribes, and what was done to it. */
export function pngOfFormula(
  path: string,
  { name, formula: { picture }, window }: LatexItem,
  look: PictureLook | null,
): readonly Entry[] {
  if (look !== null) return [{ kind: 'crop', path: `${path}.png`, picture, window, minimumSide: 1, look }];
  return [namedPicture(path, 'png', picture, window), ...noteReencodedOdd(name, window, picture)];
}

/** An item of a file that holds pictures inside, with what is told of it so far. */
interface Pictured {
  readonly name: string;
  readonly picture: FrozenPicture;
  readonly window: PixelWindow;
  readonly notes: readonly Entry[];
}

/** What `pictureBytes` is asked for: the stored picture itself where that is what trainers read, else a cut of it. */
export function cutOfFormula({ name, picture, window, notes }: Pictured, look: PictureLook | null) {
  const extension = extensions.get(picture.contentType);
  if (look === null && extension !== undefined && isShownByStored(window, picture)) {
    return { extension, cut: null, notes };
  }
  const cut: Omit<PictureCut, 'picture'> = { window, minimumSide: 1, ...(look === null ? {} : { look }) };
  const laid = look === null ? noteReencodedOdd(name, window, picture) : [];
  return { extension: look?.type ?? 'png', cut, notes: [...notes, ...laid] };
}

const extensions: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
]);

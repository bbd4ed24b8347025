import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import { readAhead } from '#shared/formats/writing/read-ahead.ts';
import type { MediaFolder } from '../../../media/media-folder.ts';
import { TransparentPictures } from './transparent-pictures.ts';

/** Pictures that are looked at beside each other: as many as libvips decodes at once. */
const looksAhead = 4;

/** A release whose pictures say whether they are transparent. */
export function markTransparent(reader: ReleaseReader, media: MediaFolder): ReleaseReader {
  const pictures = new TransparentPictures(media);
  const look = ({ picture }: { readonly picture: FrozenPicture }) => pictures.isTransparent(picture);
  return {
    ...reader,
    pages: async function* () {
      const looked = readAhead(reader.pages(), looksAhead, ({ page }) => look(page));
      for await (const { value, result } of looked) {
        yield result ? { ...value, page: { ...value.page, picture: transparent(value.page.picture) } } : value;
      }
    },
    formulas: async function* () {
      const looked = readAhead(reader.formulas(), looksAhead, ({ formula }) => look(formula));
      for await (const { value, result } of looked) {
        yield result ? { ...value, formula: { ...value.formula, picture: transparent(value.formula.picture) } } : value;
      }
    },
  };
}

function transparent(picture: FrozenPicture): FrozenPicture {
  return { ...picture, isTransparent: true };
}

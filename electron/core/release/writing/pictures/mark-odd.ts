import type { FrozenPicture, PictureOddity } from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import { readAhead } from '#shared/formats/writing/read-ahead.ts';
import type { MediaFolder } from '../../../media/media-folder.ts';
import { OddPictures } from './odd-pictures.ts';

/** Pictures that are looked at beside each other: as many as libvips decodes at once. */
const looksAhead = 4;

/** A release whose pictures say what is odd of them. */
export function markOdd(reader: ReleaseReader, media: MediaFolder): ReleaseReader {
  const pictures = new OddPictures(media);
  const look = ({ picture }: { readonly picture: FrozenPicture }) => pictures.oddityOf(picture);
  return {
    ...reader,
    pages: async function* () {
      const looked = readAhead(reader.pages(), looksAhead, ({ page }) => look(page));
      for await (const { value, result } of looked) {
        yield result ? { ...value, page: { ...value.page, picture: odd(value.page.picture, result) } } : value;
      }
    },
    formulas: async function* () {
      const looked = readAhead(reader.formulas(), looksAhead, ({ formula }) => look(formula));
      for await (const { value, result } of looked) {
        yield result ? { ...value, formula: { ...value.formula, picture: odd(value.formula.picture, result) } } : value;
      }
    },
  };
}

function odd(picture: FrozenPicture, oddity: PictureOddity): FrozenPicture {
  return { ...picture, oddity };
}

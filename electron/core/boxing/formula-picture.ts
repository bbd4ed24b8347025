import { AppError } from '#schemas/domain/app-error.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { Picture } from '#shared/matching/ink/picture.ts';
import { cutCrop } from '../imaging/crop/cut-crop.ts';
import { decodeUpright } from '../imaging/decode-upright.ts';
import type { RawImage } from '../imaging/raw-image.ts';
import type { MediaFolder } from '../media/media-folder.ts';
import type { Project } from '../project/project.ts';

/** The picture of a formula's region, and where it lies on the page: page pixels = picture pixels + origin. */
export interface FormulaPicture {
  readonly picture: Picture;
  readonly origin: { readonly x: number; readonly y: number };
}

/** Pages decoded last, one a project: what is asked again after a correction need not decode the page again. */
const pictures = new WeakMap<Project, FormulaPictures>();

export function picturesOf(project: Project): FormulaPictures {
  const known = pictures.get(project) ?? new FormulaPictures(project.media);
  pictures.set(project, known);
  return known;
}

/** Cuts formulas out of pages; the page asked for last is kept, for its next formula. */
export class FormulaPictures {
  readonly #media: MediaFolder;
  #last: { readonly sha256: Sha256; readonly page: Promise<RawImage> } | null = null;

  constructor(media: MediaFolder) {
    this.#media = media;
  }

  /** @throws AppError `corrupt-file` for a page whose picture cannot be decoded */
  async cut(sha256: Sha256, region: Box): Promise<FormulaPicture> {
    if (this.#last?.sha256 !== sha256) this.#last = { sha256, page: this.#decode(sha256) };
    const page = await this.#last.page;
    const options = { paddingPx: 0, paddingFrom: 'page', minimumSidePx: 1, background: 255 } as const;
    const { image, origin } = cutCrop(page, region, options);
    return { picture: image, origin };
  }

  async #decode(sha256: Sha256): Promise<RawImage> {
    const decoded = await decodeUpright(await this.#media.read(sha256), 'accept');
    if (decoded.kind === 'image') return decoded.pixels;
    throw new AppError('corrupt-file', `The picture ${sha256} cannot be read: ${decoded.reason.message}`, { sha256 });
  }
}

import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { FrozenPicture, PictureOddity } from '#schemas/formats/frozen-release.ts';
import { hasAlpha, hasTransparentPixels, isAnimatedWebp, isDeepGrey } from '../../../imaging/transparency.ts';
import type { MediaFolder } from '../../../media/media-folder.ts';

/** Types that are copied and may be odd; TIFF, which may be too, is written anew in any case. */
const oddTypes: ReadonlySet<string> = new Set(['image/png', 'image/webp']);

/** The chunks before the pixels fit, as a rule; where they do not, the file is read whole. */
const headBytes = 4096;
// What is read is looked at at once.
const head = Buffer.alloc(headBytes);

/**
 * Finds out which pictures of an export are odd. A header tells in microseconds which can be transparent; those alone are
 * decoded, once for all datasets.
 */
export class OddPictures {
  readonly #media: MediaFolder;
  readonly #decoded = new Map<Sha256, Promise<PictureOddity | null>>();
  /** Formulas of one page follow each other. */
  #lastUsual: Sha256 | null = null;

  constructor(media: MediaFolder) {
    this.#media = media;
  }

  /**
   * What is odd of it, if anything; a promise where it must be decoded for that. Nothing is of what is lost or cannot be
   * decoded: whoever writes it says so.
   */
  oddityOf({ sha256, contentType }: FrozenPicture): PictureOddity | null | Promise<PictureOddity | null> {
    if (!oddTypes.has(contentType) || sha256 === this.#lastUsual) return null;
    const known = this.#decoded.get(sha256);
    if (known) return known;
    const path = this.#media.pathOf(sha256);
    const start = readHead(path);
    if (isDeepGrey(start, contentType)) return 'deep-grey';
    if (isAnimatedWebp(start, contentType)) return 'animated';
    if (hasAlpha(start, contentType) === false) {
      this.#lastUsual = sha256;
      return null;
    }
    const found = isTransparent(path, contentType).then((is) => (is ? 'transparent' : null));
    this.#decoded.set(sha256, found);
    return found;
  }
}

/** Synchronous: three calls that take microseconds each, where promises would cost ten times as much. */
function readHead(path: string): Uint8Array {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // Lost: whoever writes it says so.
    return head.subarray(0, 0);
  }
  try {
    return head.subarray(0, readSync(file, head, 0, headBytes, 0));
  } finally {
    closeSync(file);
  }
}

async function isTransparent(path: string, contentType: string): Promise<boolean> {
  try {
    const bytes = await readFile(path);
    return hasAlpha(bytes, contentType) === true && (await hasTransparentPixels(bytes));
  } catch {
    // Lost or damaged: whoever writes it says so.
    return false;
  }
}

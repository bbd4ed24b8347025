import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import { hasAlpha, hasTransparentPixels } from '../../../imaging/transparency.ts';
import type { MediaFolder } from '../../../media/media-folder.ts';

/** Types that are copied and may be transparent; TIFF, which may be too, is written on white in any case. */
const typesWithAlpha: ReadonlySet<string> = new Set(['image/png', 'image/webp']);

/** The chunks before the pixels fit, as a rule; where they do not, the file is read whole. */
const headBytes = 4096;
// What is read is looked at at once.
const head = Buffer.alloc(headBytes);

/**
 * Finds out which pictures of an export are transparent. A header tells in microseconds which can be; those alone are
 * decoded, once for all datasets.
 */
export class TransparentPictures {
  readonly #media: MediaFolder;
  readonly #decoded = new Map<Sha256, Promise<boolean>>();
  /** Formulas of one page follow each other. */
  #lastOpaque: Sha256 | null = null;

  constructor(media: MediaFolder) {
    this.#media = media;
  }

  /**
   * Whether some of it is transparent; a promise where it must be decoded for that. What is lost or cannot be decoded is
   * not: whoever writes it says so.
   */
  isTransparent({ sha256, contentType }: FrozenPicture): boolean | Promise<boolean> {
    if (!typesWithAlpha.has(contentType) || sha256 === this.#lastOpaque) return false;
    const known = this.#decoded.get(sha256);
    if (known) return known;
    const path = this.#media.pathOf(sha256);
    if (hasAlpha(readHead(path), contentType) === false) {
      this.#lastOpaque = sha256;
      return false;
    }
    const found = decode(path, contentType);
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

async function decode(path: string, contentType: string): Promise<boolean> {
  try {
    const bytes = await readFile(path);
    return hasAlpha(bytes, contentType) === true && (await hasTransparentPixels(bytes));
  } catch {
    // Lost or damaged: whoever writes it says so.
    return false;
  }
}

import { availableParallelism } from 'node:os';
import { decodePixels } from '../imaging/decode-pixels.ts';
import { toGrey } from '../imaging/hash/grey-image.ts';
import { inkHashOf } from '../imaging/hash/ink-hash.ts';
import { readImageHeader } from '../imaging/read-image-header.ts';
import { thumbnailSidePx } from '../imaging/thumbnail.ts';
import { mapInOrder } from '../ingest/in-order.ts';
import type { Progress } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import type { StoredFile } from '../store/duplicate-store.ts';

/** Pictures whose hashes are written down together. */
const partSize = 50;
const inFlight = availableParallelism() + 1;

/**
 * Hashes the ink of pictures that came before imports did so, once. What was hashed before a cancel stays. Pictures that
 * cannot be read have no ink: the checks of the project name them.
 */
export async function hashInks(project: Project, watched: Progress): Promise<void> {
  const { duplicates } = project.store;
  const total = await duplicates.countWithoutInkHash();
  let done = 0;
  for (;;) {
    watched.throwIfCancelled();
    const part = await duplicates.withoutInkHash(partSize);
    if (part.length === 0) return;
    watched.progress('hashing-ink', done, total);
    const hashes = await mapInOrder(part, inFlight, (file) => hashInkOf(project, file));
    await duplicates.setInkHashes(new Map(part.map(({ sha256 }, index) => [sha256, hashes[index] ?? null])));
    done += part.filter(isPicture).length;
  }
}

/** Ink is stored beside the picture that is drawn of it. */
function isPicture({ contentType }: StoredFile): boolean {
  return contentType.startsWith('image/');
}

/** The same hash as at an import: of the pixels of the picture, scaled down while they are decoded. */
async function hashInkOf({ media }: Project, file: StoredFile): Promise<string | null> {
  if (!isPicture(file)) return null;
  const bytes = await media.read(file.sha256).catch(() => null);
  const header = bytes && readImageHeader(bytes);
  if (!bytes || !header || header.kind === 'refused') return null;
  const decoded = await decodePixels(bytes, header, 'accept', thumbnailSidePx);
  return decoded.kind === 'refused' ? null : inkHashOf(toGrey(decoded.image));
}

import { type ArchiveLimits, archiveLimits } from '#shared/formats/archive/check-entries.ts';
import { readRange } from '../source-file.ts';
import type { OpenedContainer } from './open-container.ts';
import { openTar, unreadableTar } from './tar-container.ts';
import type { UnpackedArchives } from './unpacked-archives.ts';

/** Lists the members of a tar file, also of one that is packed with gzip, whatever its name ends in. */
export async function openPackedTar(
  path: string,
  shownAs: string,
  unpackedArchives: UnpackedArchives | null,
  limits: ArchiveLimits = archiveLimits,
): Promise<OpenedContainer> {
  if (!unpackedArchives || !(await isGzip(path))) return await openTar(path, shownAs, limits);
  const unpacked = await unpackedArchives.gunzip(path, shownAs, limits);
  if (unpacked.kind === 'broken') return { kind: 'refused', reason: unreadableTar(shownAs, unpacked.why) };
  if (unpacked.kind === 'refused') return unpacked;
  const opened = await openTar(unpacked.path, shownAs, limits);
  if (opened.kind === 'refused') return opened;
  // To whoever asks, they lie in the file that was given.
  return { ...opened, files: opened.files.map(({ name, file }) => ({ name, file: { ...file, path } })) };
}

/** Whether a file begins as RFC 1952 says. */
async function isGzip(path: string): Promise<boolean> {
  const [first, second] = await readRange(path, 0, 2);
  return first === 0x1f && second === 0x8b;
}

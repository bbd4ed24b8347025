import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Container } from '#schemas/formats/dataset-recipe.ts';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';
import type { BegunArchive } from './archive-writer.ts';
import { zipCommentOf } from './own-container.ts';
import { TarShards } from './tar-writer.ts';
import { ZipWriter } from './zip-writer.ts';

/**
 * Begins an archive, or goes on with one that a killed run left.
 *
 * @param path Absolute path of the zip file, or of the folder of tar shards.
 * @param contentSha256 Of the release that is exported.
 * @param known Files that the run says to have put there, in their order; each is read again before it is taken over.
 */
export async function beginArchive(
  path: string,
  container: Exclude<Container, 'folder'>,
  contentSha256: string,
  known: readonly ExportedFile[],
): Promise<BegunArchive> {
  const isThere = existsSync(path);
  if (container === 'zip') {
    const comment = zipCommentOf(contentSha256);
    return isThere
      ? await ZipWriter.resume(path, comment, known)
      : { writer: await ZipWriter.create(path, comment), kept: 0 };
  }
  if (isThere) return await TarShards.resume(path, contentSha256, known);
  await mkdir(path);
  return { writer: new TarShards(path, contentSha256), kept: 0 };
}

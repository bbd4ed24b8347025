import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container } from '#schemas/formats/dataset-recipe.ts';
import { manifestName, readManifestFiles } from '../writing/manifest-file.ts';
import { type ShardList, shardsName } from './own-container.ts';
import { TarShards } from './tar-writer.ts';
import { ZipWriter } from './zip-writer.ts';

/**
 * Packs a finished export, the manifest first, then the files in its order: a zip file, or a folder of tar shards.
 *
 * @param packed where it goes; what a killed run left there is replaced
 */
export async function packExport(
  folder: string,
  packed: string,
  container: Exclude<Container, 'folder'>,
  onProgress: (files: number) => void,
): Promise<void> {
  await rm(packed, { recursive: true, force: true });
  if (container === 'tar') await mkdir(packed);
  const writer = container === 'zip' ? await ZipWriter.create(packed) : new TarShards(packed);
  try {
    const manifest = join(folder, manifestName);
    await writer.add(manifestName, manifest, (await stat(manifest)).size);
    let files = 1;
    for await (const { path, bytes } of readManifestFiles(manifest)) {
      await writer.add(path, join(folder, path), bytes);
      files += 1;
      onProgress(files);
    }
    const shards = await writer.finish();
    if (typeof shards === 'number') return;
    const list: ShardList = { format: 'quotient-shards', formatVersion: 1, shards: [...shards] };
    await writeFile(join(packed, shardsName), `${JSON.stringify(list, null, 1)}\n`);
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

import { basename } from 'node:path';
import type { ImportLook } from '#schemas/contract/import-look.ts';
import { openZip } from '../../ingest/sources/containers/zip-container.ts';
import type { Project } from '../../project/project.ts';
import { manifestName, readManifest } from './read-manifest.ts';
import { unfitArchive } from './refusal.ts';

/**
 * What an archive says that it holds. Its directory is checked; hashes and documents are proved when it is brought in.
 *
 * @throws AppError `unsupported-file` for one that is hostile, broken or none of ours.
 */
export async function lookAtArchive(project: Project, path: string): Promise<ImportLook['archive']> {
  const archive = basename(path);
  const opened = await openZip(path, archive);
  if (opened.kind === 'refused') throw unfitArchive(opened.reason);
  const file = opened.files.find(({ name }) => name === manifestName)?.file;
  const { project: origin, documents, beside, media } = await readManifest(archive, file);
  return {
    project: origin.name,
    isOwn: origin.id === project.id,
    pages: documents['page'] ?? 0,
    formulas: documents['formula'] ?? 0,
    releases: beside['releases/release'] ?? 0,
    pictures: media,
  };
}

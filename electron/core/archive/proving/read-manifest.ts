import { ArchiveManifest, NewerManifest } from '#schemas/formats/archive-manifest.ts';
import type { SourceFile } from '../../ingest/sources/source-file.ts';
import { newerArchive, refusal } from './refusal.ts';

export const manifestName = 'manifest.json';
/** A manifest of a million pictures has a hundred megabytes. */
const manifestBytes = 400_000_000;

/** @throws AppError `unsupported-file` where there is none, or none of this version. */
export async function readManifest(archive: string, file: SourceFile | undefined): Promise<ArchiveManifest> {
  if (!file || file.byteCount > manifestBytes) {
    throw refusal(
      archive,
      manifestName,
      'archive-manifest-missing',
      'it is missing, and every archive of a project has one',
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(await file.read()).toString('utf8'));
  } catch {
    throw refusal(archive, manifestName, 'archive-manifest-unreadable', 'it cannot be read');
  }
  if (NewerManifest.safeParse(content).success) throw newerArchive(archive, manifestName);
  const manifest = ArchiveManifest.safeParse(content);
  if (manifest.success) return manifest.data;
  throw refusal(archive, manifestName, 'archive-manifest-unreadable', 'it is no list of what an archive holds');
}

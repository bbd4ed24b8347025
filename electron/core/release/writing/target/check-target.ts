import { readdir, readlink, stat } from 'node:fs/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { Container } from '#schemas/formats/dataset-recipe.ts';

/** Whether the project has a release with this content. */
export type KnowsRelease = (contentSha256: Sha256) => Promise<boolean>;

/**
 * Refuses a place that is not ours to replace. Most exports go where nothing is yet: what looks through exports of before,
 * zip files and shards among them, is loaded where something is there.
 *
 * @throws AppError `conflict` that says what is there
 */
export async function checkTarget(path: string, container: Container, isOfProject: KnowsRelease): Promise<void> {
  const facts = await stat(path).catch(() => null);
  if (!facts) return await refuseDeadLink(path);
  if (container !== 'zip' && facts.isDirectory() && (await readdir(path)).length === 0) return;
  const { checkFile, checkFolder } = await import('./check-what-is-there.ts');
  if (container === 'zip') await checkFile(path, facts, isOfProject);
  else await checkFolder(path, facts, isOfProject);
}

/** What was made at the place of a link would be made where nobody looks for it. */
async function refuseDeadLink(path: string): Promise<void> {
  const link = await readlink(path).catch(() => null);
  if (link === null) return;
  const message = `${path} is a link to ${link}, which is not there. Mend the link, or choose another place.`;
  throw new AppError('conflict', message, { path, link, reason: 'export-link-dead' });
}

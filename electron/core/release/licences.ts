import type { BatchSource } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SourceLicence } from '#schemas/domain/source-licence.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { announceSetting } from './announce-setting.ts';

/** The imports of the project with their licences. */
export async function listSources({ store }: Project): Promise<BatchSource[]> {
  return [...(await store.sources.batches())];
}

/** @throws AppError `forbidden`, `not-found` for an import that no page came with */
export async function setLicence(
  project: Project,
  actor: Actor,
  batch: string | null,
  licence: SourceLicence,
): Promise<BatchSource[]> {
  requireRole(actor, 'lead');
  const known = await project.store.sources.batches();
  if (!known.some((source) => source.batch === batch)) {
    throw new AppError('not-found', `No page came with an import named “${batch ?? ''}”.`, { batch: batch ?? '' });
  }
  // One licence is spelt one way in a project, so that a filter finds all that stands under it.
  const spelt =
    known.find((source) => source.batch !== batch && isSame(source.licence, licence.licence))?.licence ??
    licence.licence;
  await project.store.sources.setLicence(batch, { ...licence, licence: spelt });
  announceSetting(project, 'licences');
  return await listSources(project);
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && one.toLowerCase() === other?.toLowerCase();
}

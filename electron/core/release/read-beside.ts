import type { ReleaseId } from '#schemas/domain/id.ts';
import { BesideRelease } from '#schemas/formats/left-open.ts';
import type { Store } from '../store/store.ts';

/** What is remembered of the freeze of a release; null where nothing is. */
export async function readBeside(store: Store, id: ReleaseId): Promise<BesideRelease | null> {
  const written = await store.releases.leftOpen(id);
  return written === null ? null : BesideRelease.parse(JSON.parse(written));
}

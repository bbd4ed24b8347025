import type { ReleaseId, SplitId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { Store } from '../store/store.ts';

type Releases = Pick<Store, 'releases'>;

/**
 * The releases that a project goes on from, in their order: its own, or those that came with archives where it has none
 * of its own.
 */
export async function ownReleases({ releases }: Releases): Promise<readonly Release[]> {
  return ownOf(await releases.listReleases(), await releases.adoptedReleases());
}

export function ownOf(all: readonly Release[], adopted: ReadonlySet<ReleaseId>): readonly Release[] {
  const own = all.filter(({ id }) => !adopted.has(id));
  return own.length > 0 ? own : all;
}

/** The splits that came with releases of other projects, and that this one, which has releases of its own, never used. */
export async function arrivedSplits({ releases }: Releases): Promise<ReadonlySet<SplitId>> {
  const all = await releases.listReleases();
  const used = new Set(ownOf(all, await releases.adoptedReleases()).map(({ split }) => split));
  return new Set(all.map(({ split }) => split).filter((split) => !used.has(split)));
}

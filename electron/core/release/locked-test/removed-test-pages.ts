import type { SplitId } from '#schemas/domain/id.ts';
import type { RemovedTestPage } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';

/**
 * Pages of the locked test set of a split that are gone from the project: the set holds them all the same, and what
 * repeats them may stand on no other side. None where the test set is not locked.
 */
export async function readRemovedTestPages(
  { releases, splits }: Pick<Store, 'releases' | 'splits'>,
  split: SplitId,
): Promise<readonly RemovedTestPage[]> {
  const version = (await splits.testVersions()).findLast((one) => one.split === split);
  return version ? await releases.removedTestPages(version.release) : [];
}

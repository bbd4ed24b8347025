import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SplitId } from '#schemas/domain/id.ts';
import type { TestPolicy } from '#schemas/domain/requirements.ts';
import type { Store } from '../../store/store.ts';
import type { PlacedItem } from '../freezing/sides/place-items.ts';
import { arrivedSplits } from '../own-releases.ts';

/**
 * Whether a release locks the test set of its split as it is frozen: where whoever freezes it says so, or where nobody
 * says anything, the requirements ask for it at the first release, and no test set of the project is locked yet (those
 * that came with archives are of other projects). A split whose test set is locked already goes on as it is.
 *
 * @param split null: one that is made for it
 * @throws AppError `conflict` for a wish to lock a test side that nothing is on
 */
export async function wantsLock(
  store: Store,
  { lockTest }: Pick<FreezeOptions, 'lockTest'>,
  split: SplitId | null,
  items: readonly PlacedItem[],
): Promise<boolean> {
  if (lockTest === false) return false;
  const versions = await store.splits.testVersions();
  if (versions.some((version) => version.split === split)) return false;
  const isEmpty = !items.some(({ side }) => side === 'test');
  if (lockTest === true && isEmpty) {
    const message = 'Nothing stands on the test side, so there is nothing to lock: freeze without locking it.';
    throw new AppError('conflict', message, { reason: 'no-test-to-lock' });
  }
  if (lockTest !== undefined) return lockTest;
  const arrived = await arrivedSplits(store);
  return !isEmpty && versions.every((version) => arrived.has(version.split)) && (await isAskedFor(store));
}

async function isAskedFor(store: Store): Promise<boolean> {
  return (await readTestPolicy(store))?.locked === 'at-first-release';
}

/** What the requirements say of the test set; null where there are none. */
export async function readTestPolicy(store: Store): Promise<TestPolicy | null> {
  for (const { record } of await store.schemaRecords()) if (record.kind === 'requirements') return record.testPolicy;
  return null;
}

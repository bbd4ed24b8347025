import type { z } from 'zod';
import { SubModelItems } from '#schemas/contract/release-reports.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import { itemsOfRelease } from '#shared/formats/records/record-items.ts';
import type { Store } from '../../store/store.ts';
import { StoreTurns } from '../../store/store-turns.ts';
import { openRelease } from '../open-release.ts';
import { ReasonCounts } from '../writing/reason-counts.ts';
import { readOwnSubModels } from './read-sub-models.ts';

/** Grows when the same release counts otherwise. */
const countingVersion = 4;

const Counted = SubModelItems.omit({ subModel: true });
type Counted = z.infer<typeof Counted>;

/** Counting reads whole releases: one at a time, so that those who ask for the same one wait for it to be counted once. */
const counting = new StoreTurns();

/**
 * What a release has for the sub-models that the project defines now. What is counted depends on their records alone, and
 * releases never change: each pair of records is counted once and kept.
 */
export async function ownItemsOf(store: Store, release: ReleaseId): Promise<SubModelItems[]> {
  return await itemsOfOwn(store, release, await readOwnSubModels(store));
}

/** The same for some of them, as they are given. */
export async function itemsOfOwn(
  store: Store,
  release: ReleaseId,
  subModels: readonly ProjectSubModel[],
): Promise<SubModelItems[]> {
  if (subModels.length === 0) return [];
  let kept = await keptCounts(store, release);
  if (subModels.some((own) => !kept.has(recordsOf(own)))) {
    kept = await counting.take(store, () => countMissing(store, release, subModels));
  }
  return subModels.flatMap((own) => {
    const counted = kept.get(recordsOf(own));
    return counted ? [{ subModel: own.key, ...counted }] : [];
  });
}

/** Counts and keeps what nobody has counted yet, and gives all that is kept then. */
async function countMissing(store: Store, release: ReleaseId, subModels: readonly ProjectSubModel[]) {
  const kept = await keptCounts(store, release);
  const missing = new Map(subModels.map((own) => [recordsOf(own), own]));
  for (const records of kept.keys()) missing.delete(records);
  if (missing.size === 0) return kept;
  const { reader } = await openRelease(store, release);
  const uncounted = [...missing.values()];
  for (const [index, { subModel: _key, ...counted }] of (await countOwnItems(reader, uncounted)).entries()) {
    const own = uncounted[index];
    if (!own) continue;
    await store.releases.keepRecordCount(release, recordsOf(own), counted);
    kept.set(recordsOf(own), counted);
  }
  return kept;
}

async function keptCounts(store: Store, release: ReleaseId): Promise<Map<string, Counted>> {
  const counts = await store.releases.recordCounts(release);
  return new Map([...counts].map(([records, counted]) => [records, Counted.parse(counted)]));
}

/** Names what a sub-model counts, whatever it is called. */
function recordsOf({ recordIn, recordOut }: ProjectSubModel): string {
  return `${countingVersion} ${recordIn} ${recordOut}`;
}

/** Counts what a release, or a plan of one, has for sub-models of the project, in their order. */
export async function countOwnItems(
  reader: Pick<ReleaseReader, 'pages' | 'formulas' | 'mayLackFormulas'>,
  subModels: readonly ProjectSubModel[],
): Promise<SubModelItems[]> {
  const counts = new Map(
    subModels.map((own) => [own.key, { bySide: { train: 0, validation: 0, test: 0 }, leftOut: new ReasonCounts() }]),
  );
  for await (const { subModel, side, record, items } of itemsOfRelease(reader, subModels)) {
    const counted = counts.get(subModel.key);
    if (!counted) continue;
    counted.bySide[side] += items.accepted;
    for (const { reason, count } of items.leftOut) {
      counted.bySide[side] -= count;
      counted.leftOut.add(reason, record.sourceName, count);
    }
  }
  return [...counts].map(([subModel, { bySide, leftOut }]) => ({ subModel, bySide, leftOut: [...leftOut.list()] }));
}

import type { SplitChange } from '#schemas/contract/release-reports.ts';
import type { PageId, SplitId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { SplitAssignment } from '#schemas/domain/split.ts';
import type { Store } from '../../store/store.ts';
import type { ReleasePlan } from '../freezing/plan-release.ts';
import { nextSplitName } from '../freezing/sides/splits.ts';
import { ownOf, ownReleases } from '../own-releases.ts';

/** What a release would change that is frozen by a plan; null where it goes on with the split of the newest release of this project. */
export async function splitChangeOfPlan(store: Store, { split, assignments, items }: ReleasePlan) {
  const last = (await ownReleases(store)).at(-1);
  if (!last || last.split === split?.id) return null;
  const name = split?.name ?? (await nextSplitName(store));
  return await compareSplits(store, last.split, {
    name,
    isNew: split === null,
    assignments,
    pages: new Set(items.map(({ page }) => page)),
  });
}

/** The same of a release that there is, against the one before it. */
export async function splitChangeOfRelease(
  store: Store,
  release: Release,
  assignments: readonly SplitAssignment[],
  pages: ReadonlySet<PageId>,
): Promise<SplitChange | null> {
  const adopted = await store.releases.adoptedReleases();
  const before = (await store.releases.listReleases()).filter(({ number }) => number < release.number);
  // What came with an archive was frozen after others than those that stand before it here.
  const last = adopted.has(release.id) ? undefined : ownOf(before, adopted).at(-1);
  if (!last || last.split === release.split) return null;
  const name = (await store.splits.listSplits()).find(({ id }) => id === release.split)?.name ?? '';
  const isNew = before.every(({ split }) => split !== release.split);
  return await compareSplits(store, last.split, { name, isNew, assignments, pages });
}

interface OwnSplit {
  readonly name: string;
  readonly isNew: boolean;
  readonly assignments: readonly SplitAssignment[];
  /** The pages of the release. */
  readonly pages: ReadonlySet<PageId>;
}

async function compareSplits(store: Store, last: SplitId, own: OwnSplit): Promise<SplitChange> {
  const lastName = (await store.splits.listSplits()).find(({ id }) => id === last)?.name ?? '';
  const byPage = Map.groupBy(await store.splits.assignments(last), ({ page }) => page);
  const [common, moved, testToTrain] = [new Set<PageId>(), new Set<PageId>(), new Set<PageId>()];
  for (const now of own.assignments) {
    if (!own.pages.has(now.page)) continue;
    for (const before of byPage.get(now.page) ?? []) {
      // Other parts of one page say nothing of each other.
      if (now.unit !== undefined && before.unit !== undefined && now.unit !== before.unit) continue;
      common.add(now.page);
      if (now.side !== before.side) moved.add(now.page);
      if (before.side === 'test' && now.side === 'train') testToTrain.add(now.page);
    }
  }
  const { name, isNew } = own;
  return { name, isNew, last: lastName, pages: common.size, moved: moved.size, testToTrain: testToTrain.size };
}

import type { Split, SplitAssignment, SplitSide } from '#schemas/domain/split.ts';
import type { SplitPage } from '#shared/split/assign-sides.ts';
import type { RemovedTestPage } from '../../../store/release-store.ts';
import type { Store } from '../../../store/store.ts';
import type { Accepted } from '../accepted/collect-accepted.ts';

/**
 * Sides by source of pages that were in a release of the split and have been removed since, so that one that is imported
 * again, as another page, does not come to stand elsewhere. One whose formulas stood on several sides has none, nor has
 * one of test once the test set is locked: what that holds of pages that are gone is read from it, and it holds no other.
 */
export async function sidesOfRemoved(
  { splits }: Store,
  { id }: Split,
  before: readonly SplitAssignment[],
  { pages }: Accepted,
  isTestLocked: boolean,
): Promise<ReadonlyMap<string, SplitSide>> {
  const present = new Set(pages.map(({ page }) => page));
  const gone = Map.groupBy(
    before.filter(({ page }) => !present.has(page)),
    ({ page }) => page,
  );
  if (gone.size === 0) return new Map();
  const sources = await splits.sourcesOfFrozen(id, [...gone.keys()]);
  return new Map(
    [...gone].flatMap(([page, assignments]) => {
      const source = sources.get(page);
      const sides = new Set(assignments.map(({ side }) => side));
      const [side] = sides;
      if (source === undefined || side === undefined || sides.size > 1 || (isTestLocked && side === 'test')) return [];
      return [[source, side] as const];
    }),
  );
}

/** A page that is gone, but for what it is linked to. */
export function pageOfRemoved({ page, writer, batch, perceptualHash, inkHash }: RemovedTestPage): SplitPage {
  const links = { writer, batch, perceptualHash, inkHash };
  return { page, ...links, source: `removed ${page}`, stoodOn: 'test', formulas: 0, needsSide: false };
}

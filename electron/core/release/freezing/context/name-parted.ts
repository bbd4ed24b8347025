import type { SplitGrouping } from '#schemas/domain/split.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { PageVerdict } from '#shared/split/duplicate-graph.ts';
import { findPartedGroups } from '#shared/split/parted-groups.ts';
import type { SourcePage } from '../accepted/collect-accepted.ts';
import type { PlacedItem } from '../sides/place-items.ts';

/** Names the groups that stand on several sides of a release; of pages that are gone nobody knows the group. */
export function namePartedGroups(
  items: readonly PlacedItem[],
  pages: readonly SourcePage[],
  grouping: SplitGrouping,
  verdicts: readonly PageVerdict[],
): Pick<ReleaseContext, 'partedGroups'> | null {
  const sidesOfPage = Map.groupBy(items, ({ page }) => page);
  const standing = pages.flatMap((page) =>
    [...new Set(sidesOfPage.get(page.page)?.map(({ side }) => side))].map((side) => ({ ...page, side })),
  );
  const parted = findPartedGroups(standing, grouping, verdicts);
  if (parted.length === 0) return null;
  return {
    partedGroups: parted.map((group) => group.map(({ side, page, sourceName }) => ({ side, page, sourceName }))),
  };
}

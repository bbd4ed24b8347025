import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { HeldOutPage } from '#shared/split/assign-sides.ts';
import { sumItemCounts } from '../../count-items.ts';
import type { Accepted } from '../accepted/collect-accepted.ts';

/** Names the pages, or formulas and regions, that have no side, with what they would have brought. */
export function nameHeldOut(heldOut: readonly HeldOutPage[], accepted: Accepted): ReleaseContext['heldOut'] {
  const names = new Map(accepted.pages.map(({ page, sourceName }) => [page, sourceName]));
  const itemsOfPage = Map.groupBy(accepted.items, (item) => item.page);
  const itemOfUnit = new Map(accepted.items.map((item) => [item.id, item]));
  return heldOut
    .map(({ page, unit, sides, reason }) => ({
      page,
      sourceName: names.get(page) ?? page,
      sides: [...sides],
      reason,
      items: sumItemCounts(unit === undefined ? (itemsOfPage.get(page) ?? []) : [itemOfUnit.get(unit) ?? []].flat()),
    }))
    .sort((a, b) => (a.page < b.page ? -1 : 1));
}

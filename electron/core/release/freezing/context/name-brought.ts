import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { SourcePage } from '../accepted/collect-accepted.ts';
import type { PlacedItem } from '../sides/place-items.ts';

/**
 * Names the pages of a named test set that nobody named: a writer, a page or a likeness that they have in common with what
 * was named brought them. Of pages that are gone nobody knows it.
 */
export function nameBrought(
  items: readonly PlacedItem[],
  pages: readonly SourcePage[],
): Pick<ReleaseContext, 'brought'> | null {
  const inTest = Map.groupBy(
    items.filter(({ side }) => side === 'test'),
    ({ page }) => page,
  );
  const brought = pages.flatMap(({ page, sourceName, writer, isNamed, units }) => {
    const unnamed = new Set<string>(units.flatMap((unit) => (unit.isNamed === true ? [] : [unit.unit ?? unit.page])));
    const own = inTest.get(page) ?? [];
    const isBrought = units.length === 0 ? own.length > 0 && isNamed !== true : own.some(({ id }) => unnamed.has(id));
    return isBrought ? [{ page, sourceName, writer }] : [];
  });
  return brought.length === 0 ? null : { brought };
}

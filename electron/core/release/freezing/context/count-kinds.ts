import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import type { FrozenSchema } from '../frozen-schema.ts';
import type { PlacedItem } from '../sides/place-items.ts';

/**
 * How many formulas of a release have each category, by side, in the order in which people see them; after the
 * categories of a facet, those formulas that have none of it.
 */
export function countKinds(
  items: readonly PlacedItem[],
  { facets, categories, categoryFacets }: FrozenSchema,
): NonNullable<ReleaseContext['kinds']> {
  const byCategory = new Map<string, Record<SplitSide, number>>();
  const byFacet = new Map<string, Record<SplitSide, number>>();
  for (const item of items) {
    if (item.type !== 'formula') continue;
    // What a locked test set holds has the categories that it was frozen with; they may have been merged since.
    const own = new Set(item.categories.map((category) => resolveAlias(category, categories)));
    for (const category of own) countOn(byCategory, category, item.side);
    const ownFacets = new Set([...own].map((category) => categoryFacets.get(category)));
    for (const { id } of facets) if (!ownFacets.has(id)) countOn(byFacet, id, item.side);
  }
  const none = () => Object.fromEntries(splitSides.map((side) => [side, 0])) as Record<SplitSide, number>;
  return facets
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ id: facet, retired: isFacetRetired }) => {
      const own = [...categories.values()]
        .filter((category) => category.facet === facet)
        .filter(({ id, retired, aliasOf }) => byCategory.has(id) || !(isFacetRetired || retired || aliasOf !== null))
        .toSorted((a, b) => a.position - b.position);
      if (own.length === 0) return [];
      return [
        ...own.map(({ id: category }) => ({ facet, category, bySide: byCategory.get(category) ?? none() })),
        { facet, category: null, bySide: byFacet.get(facet) ?? none() },
      ];
    });
}

function countOn(counts: Map<string, Record<SplitSide, number>>, key: string, side: SplitSide): void {
  const counted = counts.get(key) ?? { train: 0, validation: 0, test: 0 };
  counted[side] += 1;
  counts.set(key, counted);
}

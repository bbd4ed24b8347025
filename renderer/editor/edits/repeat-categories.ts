import type { CategoryId, FacetId } from '#schemas/domain/id.ts';

/**
 * Categories of a formula with those of another one for the facets of which it has none yet: what it has stays. `facetOf`
 * says which facet a category that can be given belongs to; null for one that cannot.
 */
export function repeatCategories(
  given: readonly CategoryId[],
  before: readonly CategoryId[],
  facetOf: (category: CategoryId) => FacetId | null,
): readonly CategoryId[] {
  const said = new Set(given.map(facetOf));
  const missing = before.filter((category) => {
    const facet = facetOf(category);
    return facet !== null && !said.has(facet);
  });
  return [...given, ...missing];
}

import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';

export interface FacetWithCategories {
  readonly facet: Facet;
  readonly categories: readonly Category[];
}

/**
 * Facets in their order with their categories in theirs. Retired facets and categories are left out, and so are
 * aliases, which stand for another; `keep` names categories that stay although they are retired.
 */
export function facetsInUse(
  schema: ProjectSchema,
  keep: ReadonlySet<string> = new Set(),
): readonly FacetWithCategories[] {
  const byPosition = (a: { position: number; id: string }, b: { position: number; id: string }) =>
    a.position - b.position || (a.id < b.id ? -1 : 1);
  return schema.facets
    .map(({ record }) => record)
    .filter((facet) => !facet.retired)
    .toSorted(byPosition)
    .map((facet) => ({
      facet,
      categories: schema.categories
        .map(({ record }) => record)
        .filter((category) => category.facet === facet.id)
        .filter((category) => keep.has(category.id) || (!category.retired && category.aliasOf === null))
        .toSorted(byPosition),
    }));
}

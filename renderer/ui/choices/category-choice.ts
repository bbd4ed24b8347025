import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { CategoryId } from '#schemas/domain/id.ts';

const byPosition = (a: { position: number; id: string }, b: { position: number; id: string }) =>
  a.position - b.position || (a.id < b.id ? -1 : 1);

/** Place of every category in the order of facets and of the categories in them. */
export function categoryOrder(schema: ProjectSchema): ReadonlyMap<CategoryId, number> {
  const facets = new Map(schema.facets.map(({ record }) => [record.id, record]));
  const ordered = schema.categories
    .map(({ record }) => record)
    .toSorted((a, b) => {
      const [facetA, facetB] = [facets.get(a.facet), facets.get(b.facet)];
      if (facetA === undefined || facetB === undefined || a.facet === b.facet) return byPosition(a, b);
      return byPosition(facetA, facetB);
    });
  return new Map(ordered.map(({ id }, index) => [id, index]));
}

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

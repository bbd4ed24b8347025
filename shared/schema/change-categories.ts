import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { CategoryId, FacetId } from '#schemas/domain/id.ts';
import { resolveAlias } from './aliases.ts';

/** Facets and categories by their ids. */
export interface CategorySchema {
  readonly facets: ReadonlyMap<FacetId, Pick<Facet, 'selection'>>;
  readonly categories: ReadonlyMap<CategoryId, Pick<Category, 'id' | 'facet' | 'aliasOf'>>;
}

/**
 * Categories of a formula after some were given and taken, in the order of their ids as documents keep them. Whoever
 * takes a category takes its aliases, too; of a facet with one choice what is given takes the place of the old.
 */
export function changeCategories(
  before: readonly CategoryId[],
  { add, remove }: { readonly add: readonly CategoryId[]; readonly remove: readonly CategoryId[] },
  { facets, categories }: CategorySchema,
): readonly CategoryId[] {
  const meant = (id: CategoryId) => resolveAlias(id, categories);
  const given = add.map(meant);
  const gone = new Set(remove.map(meant));
  const choices = new Set(
    given
      .map((id) => categories.get(id)?.facet)
      .filter((facet) => facet !== undefined)
      .filter((facet) => facets.get(facet)?.selection === 'one'),
  );
  const kept = before.filter((id) => {
    if (given.includes(meant(id))) return true;
    const facet = categories.get(id)?.facet;
    return !gone.has(meant(id)) && !(facet !== undefined && choices.has(facet));
  });
  const has = new Set(kept.map(meant));
  return [...new Set([...kept, ...given.filter((id) => !has.has(id))])].sort();
}

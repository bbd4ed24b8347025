import type { CategoryRule } from '#schemas/domain/category-rule.ts';
import type { Category } from '#schemas/domain/facet.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { resolveAlias } from './aliases.ts';
import { type CategorySchema, changeCategories } from './change-categories.ts';
import { matchesPattern } from './match-pattern.ts';

/** Where a page comes from, as rules look at it. */
export interface PageOrigin {
  /** Path of its file from the root of the import, `/` between folders. */
  readonly name: string;
  /** Names of the folders that the import was given; none where nobody knows any more. */
  readonly roots: readonly string[];
  /** What was read: `yolo`, `inkml`, …; null where nobody knows any more. */
  readonly format: string | null;
}

/** Whether a rule speaks of pages from there. */
export function ruleMatches(
  rule: Pick<CategoryRule, 'subject' | 'pattern'>,
  { name, roots, format }: PageOrigin,
): boolean {
  const parts = name.split('/');
  switch (rule.subject) {
    case 'folder':
      return [...roots, ...parts.slice(0, -1)].some((folder) => matchesPattern(rule.pattern, folder));
    case 'file-name':
      return matchesPattern(rule.pattern, parts.at(-1) ?? name);
    case 'source':
      return [format, ...roots].some((source) => source !== null && matchesPattern(rule.pattern, source));
  }
}

/**
 * Categories that the rules propose for a page. Rules count in their order: of a facet with one choice the first one
 * that speaks has its way.
 */
export function proposeCategories(
  rules: readonly CategoryRule[],
  origin: PageOrigin,
  schema: CategorySchema,
): readonly CategoryId[] {
  let proposed: readonly CategoryId[] = [];
  for (const rule of rules) {
    if (ruleMatches(rule, origin)) proposed = addWhereFree(proposed, rule.categories, schema);
  }
  return proposed;
}

/** The categories with those added that do not take the place of one which is there. */
export function addWhereFree(
  before: readonly CategoryId[],
  add: readonly CategoryId[],
  schema: CategorySchema,
): readonly CategoryId[] {
  const facetOf = (id: CategoryId) => schema.categories.get(id)?.facet;
  const taken = new Set(before.map(facetOf));
  const free = add.filter((id) => {
    const facet = facetOf(id);
    return facet !== undefined && !(taken.has(facet) && schema.facets.get(facet)?.selection === 'one');
  });
  return changeCategories(before, { add: free, remove: [] }, schema);
}

/**
 * Those of the categories that `addWhereFree` did not add, each with the one of its facet that is there in its place.
 *
 * @param after what it gave
 */
export function keptInstead<Known extends Pick<Category, 'id' | 'facet' | 'aliasOf'>>(
  after: readonly CategoryId[],
  add: readonly CategoryId[],
  categories: ReadonlyMap<CategoryId, Known>,
): readonly { readonly kept: Known; readonly named: Known }[] {
  const meant = (id: CategoryId) => resolveAlias(id, categories);
  const has = new Set(after.map(meant));
  const there = after.flatMap((id) => categories.get(id) ?? []);
  return add.flatMap((id) => {
    const named = categories.get(id);
    const kept = there.find(({ facet }) => facet === named?.facet);
    return !named || !kept || has.has(meant(id)) ? [] : [{ kept, named }];
  });
}

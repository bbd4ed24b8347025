import type { DocumentShape } from '#schemas/domain/document.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';

export interface CategoryChange {
  readonly add: readonly CategoryId[];
  readonly remove: readonly CategoryId[];
}

/**
 * Categories of a formula after a change, in the order of their ids as documents keep them. Of a facet with one choice
 * the added one takes the place of the old.
 */
export function changeCategories(
  before: readonly CategoryId[],
  { add, remove }: CategoryChange,
  categories: ReadonlyMap<CategoryId, Category>,
  facets: ReadonlyMap<string, Facet>,
): readonly CategoryId[] {
  const gone = new Set<CategoryId>(remove);
  for (const id of add) {
    const facet = categories.get(id)?.facet;
    if (facet === undefined || facets.get(facet)?.selection !== 'one') continue;
    for (const other of before) if (categories.get(other)?.facet === facet && other !== id) gone.add(other);
  }
  const kept = before.filter((id) => !gone.has(id));
  return [...kept, ...add.filter((id) => !kept.includes(id))].toSorted();
}

/** The patch that gives a formula document other categories; null where they are as wanted already. */
export function categoryPatch(
  document: DocumentShape,
  change: (before: readonly CategoryId[]) => readonly CategoryId[],
): AnnotationPatch | null {
  const formula = document.records.find((record) => record.kind === 'formula');
  if (formula === undefined) return null;
  const categories = change(formula.categories);
  const isSame =
    categories.length === formula.categories.length && categories.every((id) => formula.categories.includes(id));
  if (isSame) return null;
  return {
    document: document.ref,
    base: document.revision,
    added: [],
    updated: [{ before: formula, after: { ...formula, categories: [...categories] } }],
    removed: [],
  };
}

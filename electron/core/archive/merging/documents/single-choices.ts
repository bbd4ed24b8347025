import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { MergedDocument } from '#shared/annotation/merge-documents.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import type { SchemaView } from '../../../services/schema-change/schema-view.ts';

/**
 * A merge that leaves a formula one category of each facet with one choice: categories are merged as a set, and both
 * sides may have chosen another one. What is here stays, and the choice is a conflict, by the keys of its categories.
 */
export function settleChoices(
  merge: MergedDocument,
  ours: AnnotationDocument,
  { facets, categories }: Pick<SchemaView, 'facets' | 'categories'>,
): MergedDocument {
  const formula = formulaOf(merge.document);
  if (!formula) return merge;
  const own = new Set(formulaOf(ours)?.categories);
  const byFacet = Map.groupBy(formula.categories, (id) => categories.get(id)?.facet);
  const crowded = [...byFacet].flatMap(([facet, chosen]) =>
    chosen.length > 1 && facet !== undefined && facets.get(facet)?.selection === 'one' ? [chosen] : [],
  );
  if (crowded.length === 0) return merge;
  const keyOf = (id: CategoryId) => categories.get(id)?.key ?? id;
  const given = new Set<CategoryId>();
  const conflicts = crowded.flatMap((chosen) => {
    const stays = chosen.find((id) => own.has(id)) ?? chosen[0];
    const others = chosen.filter((id) => id !== stays);
    for (const id of others) given.add(id);
    if (stays === undefined) return [];
    const other = others.filter((id) => resolveAlias(id, categories) !== resolveAlias(stays, categories));
    const what = { record: formula.id, kind: formula.kind, field: 'categories' };
    return other.length === 0 ? [] : [{ ...what, ours: keyOf(stays), theirs: other.map(keyOf).join(', ') }];
  });
  const settled = { ...formula, categories: formula.categories.filter((id) => !given.has(id)) };
  const records = new Map(merge.document.records).set(formula.id, settled);
  return { document: { ...merge.document, records }, conflicts: [...merge.conflicts, ...conflicts] };
}

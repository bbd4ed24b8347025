import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { MergeConflict, MergedDocument } from '#shared/annotation/merge-documents.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import type { SchemaView } from '../../../services/schema-change/schema-view.ts';

/**
 * A merge that leaves a facet with one choice as the sides had it: categories are merged as a set, so two choices of both
 * come together, and of several both may have left another one. What is here stays then, and the choice is a conflict, by
 * the keys of its categories. What one side has of a facet by itself is not touched: such a facet had any number of
 * choices once.
 */
export function settleChoices(
  merge: MergedDocument,
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
  { facets, categories }: Pick<SchemaView, 'facets' | 'categories'>,
): MergedDocument {
  const [formula, own, other] = [merge.document, ours, theirs].map(formulaOf);
  if (!formula || !own || !other) return merge;
  const keysOf = (ids: readonly CategoryId[]) => ids.map((id) => categories.get(id)?.key ?? id).join(', ');
  const conflicts: MergeConflict[] = [];
  const settled = new Set(formula.categories);
  for (const { id: facet, selection } of facets.values()) {
    if (selection !== 'one') continue;
    const ofFacet = (of: Formula) => of.categories.filter((id) => categories.get(id)?.facet === facet);
    const [merged, here, there] = [ofFacet(formula), ofFacet(own), ofFacet(other)];
    const isOf = (side: readonly CategoryId[]) => merged.every((id) => side.includes(id));
    if (merged.length === 0 ? here.length === 0 || there.length === 0 : isOf(here) || isOf(there)) continue;
    const stay = merged.length === 0 ? here : merged.filter((id) => here.includes(id));
    for (const id of merged) settled.delete(id);
    for (const id of stay) settled.add(id);
    const known = new Set(stay.map((id) => resolveAlias(id, categories)));
    const others = there.filter((id) => !known.has(resolveAlias(id, categories)));
    if (others.length === 0) continue;
    const what = { record: formula.id, kind: formula.kind, field: 'categories' };
    conflicts.push({ ...what, ours: keysOf(stay), theirs: keysOf(others) });
  }
  const records = new Map(merge.document.records);
  records.set(formula.id, { ...formula, categories: [...settled].sort() });
  return { document: { ...merge.document, records }, conflicts: [...merge.conflicts, ...conflicts] };
}

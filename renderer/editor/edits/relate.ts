import type { RelationId, SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Relation, RelationType } from '#schemas/domain/relation.ts';
import { sceneOf } from '../scene/scene.ts';
import { contentOf, type FormulaContent } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';

export interface NewRelation {
  readonly id: RelationId;
  readonly parent: SymbolId;
  readonly child: SymbolId;
  readonly type: RelationType;
}

/** Why two symbols cannot be related. */
export type RelateRefusal = 'same-symbol' | 'other-formula' | 'cycle';

export type RelateOutcome =
  | { readonly kind: 'patches'; readonly patches: readonly AnnotationPatch[] }
  | { readonly kind: 'refused'; readonly reason: RelateRefusal };

/**
 * Relates a child to a parent. A child has one parent: a relation that leads to it already is replaced. Refused where
 * the relation would close a circle.
 */
export function relate(work: Work, { id, parent, child, type }: NewRelation): RelateOutcome {
  if (parent === child) return { kind: 'refused', reason: 'same-symbol' };
  const scene = sceneOf(work);
  const formula = scene.symbols.get(parent)?.formula;
  const document = formula === undefined ? undefined : work.formulas.get(formula);
  if (!document || scene.symbols.get(child)?.formula !== formula) return { kind: 'refused', reason: 'other-formula' };
  const content = contentOf(document);
  if (isAncestor(content, child, parent)) return { kind: 'refused', reason: 'cycle' };
  const existing = content.relationTo.get(child);
  if (existing?.parent === parent) {
    return { kind: 'patches', patches: changeRecords(document, { changed: [{ ...existing, type }] }) };
  }
  const added: Relation = { kind: 'relation', id, parent, child, type };
  const removed = content.relations.filter((relation) => relation.child === child).map((relation) => relation.id);
  return { kind: 'patches', patches: changeRecords(document, { added: [added], removed }) };
}

/** Takes away the relations that lead to the given symbols. */
export function unrelate(work: Work, children: Iterable<SymbolId>): readonly AnnotationPatch[] {
  const gone = new Set(children);
  return [...work.formulas.values()].flatMap((document) =>
    changeRecords(document, {
      removed: contentOf(document)
        .relations.filter((relation) => gone.has(relation.child))
        .map((relation) => relation.id),
    }),
  );
}

function isAncestor(content: FormulaContent, ancestor: SymbolId, symbol: SymbolId): boolean {
  const seen = new Set<SymbolId>();
  let current: SymbolId | undefined = symbol;
  while (current !== undefined && !seen.has(current)) {
    if (current === ancestor) return true;
    seen.add(current);
    current = content.relationTo.get(current)?.parent;
  }
  return false;
}

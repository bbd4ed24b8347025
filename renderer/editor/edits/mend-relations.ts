import type { SymbolId } from '#schemas/domain/id.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaContent } from '../work/formula-content.ts';

export interface MendedRelations {
  /** Relations that name a symbol that goes. */
  readonly removed: readonly Relation[];
  /** Relations that keep the baseline whole, in place of removed ones. */
  readonly changed: readonly Relation[];
}

/**
 * What becomes of the relations when symbols go. The symbol to the right of one that goes takes its place below its
 * parent, so that the baseline does not break; scripts and parts of what goes lose their relation.
 */
export function mendRelations(content: FormulaContent, gone: ReadonlySet<SymbolId>): MendedRelations {
  const removed: Relation[] = [];
  const changed: Relation[] = [];
  for (const relation of content.relations) {
    if (gone.has(relation.child)) removed.push(relation);
    else if (gone.has(relation.parent)) {
      const heir = relation.type === 'Right' ? placeOfHeir(content, relation.parent, gone) : null;
      if (heir) changed.push({ ...relation, parent: heir.parent, type: heir.type });
      else removed.push(relation);
    }
  }
  return { removed, changed };
}

/** The relation of the nearest symbol on the way to the left (and then up) that stays. */
function placeOfHeir(
  content: FormulaContent,
  from: SymbolId,
  gone: ReadonlySet<SymbolId>,
): Pick<Relation, 'parent' | 'type'> | null {
  const seen = new Set<SymbolId>();
  let current = from;
  while (!seen.has(current)) {
    seen.add(current);
    const relation = content.relationTo.get(current);
    if (!relation) return null;
    if (!gone.has(relation.parent)) return { parent: relation.parent, type: relation.type };
    if (relation.type !== 'Right') return null;
    current = relation.parent;
  }
  return null;
}

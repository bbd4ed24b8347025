import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportedRelation } from '#schemas/formats/import-record.ts';
import { firstRelations, relationsInEnglish } from '#shared/words/terms.ts';
import { checkTree, type TreeCheck } from './check-tree.ts';
import { type LayoutEdge, reduceRelations } from './reduce-relations.ts';

export interface SettledLayout {
  /** `null`: there is no layout, or it contradicts itself. */
  readonly relations: readonly ImportedRelation[] | null;
  /** True where the relations are one tree of all the symbols. */
  readonly complete: boolean;
  readonly repairs: readonly Reason[];
}

/**
 * Makes a layout of the edges that a file gives: inherited edges are removed and reported; a contradiction (two
 * parents, a cycle) leaves no layout; parts that nothing joins are kept as an incomplete layout.
 *
 * @param keys names of all symbols of the formula
 * @param describe how a symbol is called in a report
 */
export function settleLayout(
  file: string,
  keys: readonly string[],
  edges: readonly LayoutEdge[],
  describe: (key: string) => string,
): SettledLayout {
  const { kept, inherited } = reduceRelations(edges);
  const repairs = inherited.length === 0 ? [] : [reportInherited(file, inherited, describe)];
  const check = checkTree(keys, kept);
  if (check.kind === 'tree') return { relations: kept, complete: true, repairs };
  if (kept.length === 0) return { relations: null, complete: false, repairs };
  repairs.push(reportCheck(file, check, describe));
  return { relations: check.kind === 'forest' ? kept : null, complete: false, repairs };
}

function reportInherited(file: string, edges: readonly LayoutEdge[], describe: (key: string) => string): Reason {
  const named = edges.map(({ parent, child, type }) => ({ type, parent: describe(parent), child: describe(child) }));
  const relations = firstRelations(named, 3);
  const shown = relationsInEnglish(relations);
  const message = `${file}: the relations are no tree because relations repeat what a nearer symbol already says (${edges.length}: ${shown}); they were removed.`;
  return reason('layout-inherited-relations', message, { file, count: edges.length, relations });
}

function reportCheck(
  file: string,
  check: Exclude<TreeCheck, { kind: 'tree' }>,
  describe: (key: string) => string,
): Reason {
  const objects = check.kind === 'forest' ? check.roots : check.objects;
  const symbols = objects.slice(0, 5).map(describe).join(', ');
  const parameters = { file, count: objects.length, symbols };
  if (check.kind === 'forest') {
    const message = `${file}: the relations join the symbols in ${objects.length} parts instead of one tree (they start at ${symbols}), so the layout is unfinished.`;
    return reason('layout-in-parts', message, parameters);
  }
  const problem = check.problem === 'cycle' ? 'go round in a circle at' : 'give more than one parent to';
  const message = `${file}: the relations are no tree: they ${problem} ${symbols}; they were not taken.`;
  return reason(check.problem === 'cycle' ? 'layout-cycle' : 'layout-two-parents', message, parameters);
}

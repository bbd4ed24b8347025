import type { SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';
import { groupByFormula } from './group-by-formula.ts';
import { mendRelations } from './mend-relations.ts';

/** Takes symbols out of their formulas, with their relations and their places in the reading order. */
export function deleteSymbols(work: Work, symbols: Iterable<SymbolId>): readonly AnnotationPatch[] {
  return [...groupByFormula(work, symbols)].flatMap(([id, ids]) => {
    const document = work.formulas.get(id);
    const formula = document ? formulaOf(document) : null;
    if (!document || !formula) return [];
    const gone = new Set(ids);
    const mended = mendRelations(contentOf(document), gone);
    const order = formula.order?.filter((symbol) => !gone.has(symbol)) ?? null;
    return changeRecords(document, {
      removed: [...mended.removed.map((relation) => relation.id), ...ids],
      changed: [{ ...formula, order: order?.length === 0 ? null : order }, ...mended.changed],
    });
  });
}

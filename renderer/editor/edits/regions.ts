import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import { emptyFormula } from '#shared/annotation/empty-formula.ts';
import { formulaIn, pageIn, type Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';

/** A new formula on a page that holds several; region in page pixels. */
export function addRegion(work: Work, id: FormulaId, region: Box): readonly AnnotationPatch[] {
  return changeRecords(emptyDocument({ type: 'formula', id }), {
    added: [emptyFormula({ id, page: pageIn(work).id, region })],
  });
}

/** Gives formulas new regions (page pixels); their symbols stay where they are. */
export function placeRegions(work: Work, boxes: ReadonlyMap<FormulaId, Box>): readonly AnnotationPatch[] {
  return [...boxes].flatMap(([id, region]) => {
    const document = work.formulas.get(id);
    const formula = formulaIn(work, id);
    return document && formula ? changeRecords(document, { changed: [{ ...formula, region }] }) : [];
  });
}

/** Takes formulas off the page, with all that they hold. */
export function deleteFormulas(work: Work, ids: Iterable<FormulaId>): readonly AnnotationPatch[] {
  return [...ids].flatMap((id) => {
    const document = work.formulas.get(id);
    return document ? changeRecords(document, { removed: [...document.records.keys()] }) : [];
  });
}

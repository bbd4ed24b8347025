import type { LayersOfDocument } from '#renderer/editor/edits/move-layers.ts';
import { formulaIn, pageIn, type Work } from '#renderer/editor/work/work.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { formulaLayerNames } from '#schemas/domain/layer.ts';

/** What a reviewer can give back: all that is there of the selected formula, or the regions where none is selected. */
export function layersToReturn(work: Work, formula: FormulaId | null): readonly LayersOfDocument[] {
  const record = formula === null ? null : formulaIn(work, formula);
  if (record && formula !== null) {
    const layers = formulaLayerNames.filter((name) => !['absent', 'returned'].includes(record.layers[name].state));
    return layers.length === 0 ? [] : [{ document: { type: 'formula', id: formula }, layers }];
  }
  const { regions, holds } = pageIn(work);
  const isThere = holds === 'formulas' && regions.state !== 'absent' && regions.state !== 'returned';
  return isThere ? [{ document: work.page.ref, layers: ['regions'] }] : [];
}

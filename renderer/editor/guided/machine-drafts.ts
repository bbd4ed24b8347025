import type { FormulaId } from '#schemas/domain/id.ts';
import { formulaLayerNames } from '#schemas/domain/layer.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { LayersOfDocument } from '../edits/move-layers.ts';
import type { Work } from '../work/work.ts';

/** Layers of a formula that the machine drafted and that nobody answers for yet; null for none. */
export function machineDrafts(work: Work, formula: FormulaId): LayersOfDocument | null {
  const document = work.formulas.get(formula);
  const root = document ? formulaOf(document) : null;
  if (!document || !root) return null;
  const layers = formulaLayerNames.filter((name) => {
    const { state, source } = root.layers[name];
    return state === 'drafted' && source === 'machine';
  });
  return layers.length === 0 ? null : { document: document.ref, layers };
}

import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { pageIn, type Work } from '#renderer/editor/work/work.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { type FormulaLayerName, formulaLayerNames, type LayerName, type LayerState } from '#schemas/domain/layer.ts';
import { formulaOf } from '#shared/annotation/document.ts';

/** Who finishes: an annotator submits, a reviewer accepts. */
export type FinishAs = 'submitted' | 'accepted';

export interface LayersToMove {
  /** Layers that finishing moves. */
  readonly movable: readonly FormulaLayerName[];
  /** Layers that the project asks for and that hold nothing yet. */
  readonly missing: readonly FormulaLayerName[];
  /** Layers that were returned and not touched since. */
  readonly returned: readonly FormulaLayerName[];
}

/** Whether there is anything in a layer of a formula; what was said to be empty on purpose counts. */
export function isFilled(work: Work, formula: FormulaId, layer: FormulaLayerName): boolean {
  const document = work.formulas.get(formula);
  const root = document ? formulaOf(document) : null;
  if (!document || !root) return false;
  if (root.layers[layer].state !== 'absent') return true;
  const { symbols, relations } = contentOf(document);
  if (layer === 'symbols') return symbols.size > 0;
  if (layer === 'latex') return root.latex !== '';
  return relations.length > 0 || root.order !== null || symbols.size === 1;
}

/** What finishing a formula moves: all that is filled and not there yet, whether or not the project asks for it. */
export function layersToMove(work: Work, formula: FormulaId, as: FinishAs, asked: readonly LayerName[]): LayersToMove {
  const document = work.formulas.get(formula);
  const root = document ? formulaOf(document) : null;
  if (!root) return { movable: [], missing: [], returned: [] };
  const stateOf = (layer: FormulaLayerName) => root.layers[layer].state;
  return {
    movable: formulaLayerNames.filter(
      (layer) => isFilled(work, formula, layer) && isBefore(stateOf(layer), as) && stateOf(layer) !== 'returned',
    ),
    missing: formulaLayerNames.filter((layer) => asked.includes(layer) && !isFilled(work, formula, layer)),
    returned: formulaLayerNames.filter((layer) => stateOf(layer) === 'returned'),
  };
}

/** Whether finishing moves the regions of the page. */
export function movesRegions(work: Work, as: FinishAs): boolean {
  const page = pageIn(work);
  const { state } = page.regions;
  return page.holds === 'formulas' && state !== 'absent' && state !== 'returned' && isBefore(state, as);
}

function isBefore(state: LayerState, as: FinishAs): boolean {
  return as === 'accepted' ? state !== 'accepted' : state !== 'submitted' && state !== 'accepted';
}

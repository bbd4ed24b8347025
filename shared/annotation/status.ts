import type { Formula } from '#schemas/domain/formula.ts';
import { type FormulaStatus, type LayerName, type LayerState, layerStates } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';

/** Status of a formula: the least state among the layers that the project asks for. */
export function statusOf(
  formula: Pick<Formula, 'layers' | 'unusable'>,
  page: Pick<Page, 'holds' | 'regions'>,
  layersAsked: readonly LayerName[],
): FormulaStatus {
  if (formula.unusable !== null) return 'unusable';
  const states = layersAsked.flatMap((layer): LayerState[] => {
    if (layer === 'regions') return page.holds === 'formulas' ? [page.regions.state] : [];
    return [formula.layers[layer].state];
  });
  const least = Math.min(...states.map((state) => layerStates.indexOf(state)));
  return layerStates[least] ?? 'accepted';
}

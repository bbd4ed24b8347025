import { type LayerState, layerStates } from '#schemas/domain/layer.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { PageState } from './read-accepted.ts';

type States = Record<LayerState, number>;

export function emptyLeftOpen() {
  const none = (): States => Object.fromEntries(layerStates.map((state) => [state, 0])) as States;
  return { regions: none(), symbols: none(), layout: none(), latex: none(), unusable: 0 };
}

/** Adds the states in which the layers of a page and its formulas are. */
export function countLeftOpen({ page, formulas }: PageState, open: ReturnType<typeof emptyLeftOpen>): void {
  if (page.holds === 'formulas') open.regions[page.regions.state] += 1;
  for (const document of formulas) {
    const formula = formulaOf(document);
    if (!formula) continue;
    if (formula.unusable !== null) {
      open.unusable += 1;
      continue;
    }
    for (const layer of ['symbols', 'layout', 'latex'] as const) open[layer][formula.layers[layer].state] += 1;
  }
}

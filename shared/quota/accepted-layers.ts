import type { Formula } from '#schemas/domain/formula.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import type { LayerNeed } from '#schemas/domain/layer-need.ts';
import type { Page } from '#schemas/domain/page.ts';

const bitOf: Readonly<Record<LayerName, number>> = { regions: 1, symbols: 2, layout: 4, latex: 8 };
/** On a page that is one formula nobody is asked for regions. */
const oneFormulaBit = 16;

/**
 * The accepted layers of a formula as a set of bits: what its history remembers of it, so that what the project asks
 * for today, and any sub-model, can be counted for every day. 0 for a formula of which nothing is accepted, or that is
 * unusable.
 */
export function acceptedLayers(
  formula: Pick<Formula, 'layers' | 'unusable'>,
  page: Pick<Page, 'holds' | 'regions'>,
): number {
  if (formula.unusable !== null) return 0;
  let bits = page.regions.state === 'accepted' ? bitOf.regions : 0;
  if (formula.layers.symbols.state === 'accepted') bits += bitOf.symbols;
  if (formula.layers.layout.state === 'accepted') bits += bitOf.layout;
  if (formula.layers.latex.state === 'accepted') bits += bitOf.latex;
  return bits === 0 ? 0 : bits + layerBits([], page.holds);
}

/** The bits of these layers, and of what the page holds. */
export function layerBits(layers: readonly LayerName[], holds: Page['holds'] = 'formulas'): number {
  return layers.reduce((bits, layer) => bits + bitOf[layer], holds === 'one-formula' ? oneFormulaBit : 0);
}

/** Whether a formula with these accepted layers counts: for a sub-model, or for what the project asks for. */
export function countsAsAccepted(accepted: number, need: LayerNeed | null, layersAsked: readonly LayerName[]): boolean {
  if (accepted === 0) return false;
  const isAccepted = (layer: LayerName) => (accepted & bitOf[layer]) !== 0;
  if (need !== null) {
    if (need.all.length + need.any.length === 0) return false;
    return need.all.every(isAccepted) && (need.any.length === 0 || need.any.some(isAccepted));
  }
  return layersAsked.every((layer) => {
    const enough = layer === 'regions' ? bitOf.regions + oneFormulaBit : bitOf[layer];
    return (accepted & enough) !== 0;
  });
}

/**
 * Whether formulas of pages that are one formula count before anybody does anything: where regions alone are asked for,
 * of which such a page needs none. That is no work of any day.
 */
export function countFromTheStart(layersAsked: readonly LayerName[]): boolean {
  return countsAsAccepted(oneFormulaBit, null, layersAsked);
}

/** Whether formulas with these accepted layers are alone on their page. */
export function isOneFormula(accepted: number): boolean {
  return (accepted & oneFormulaBit) !== 0;
}

/** Whether a layer is among the accepted ones. */
export function hasAcceptedLayer(accepted: number, layer: LayerName): boolean {
  return (accepted & bitOf[layer]) !== 0;
}

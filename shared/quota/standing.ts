import { type FormulaStatus, type LayerName, type LayerState, layerStates } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import { statusOf } from '#shared/annotation/status.ts';

/** Where every layer of a formula stands, whatever the project asks for: what a status follows from. */
export interface Standing {
  readonly isUnusable: boolean;
  readonly holds: Page['holds'];
  readonly regions: LayerState;
  readonly symbols: LayerState;
  readonly layout: LayerState;
  readonly latex: LayerState;
}

/** A standing as a small number, by which counters name it. Never given another meaning: files hold it. */
export type StandingNumber = number;

const states = layerStates.length;
/** Numbers of standings are below this. */
export const standings = 4 * states ** 4;

export function standingNumber({ isUnusable, holds, regions, symbols, layout, latex }: Standing): StandingNumber {
  const flags = (isUnusable ? 2 : 0) + (holds === 'formulas' ? 1 : 0);
  return [regions, symbols, layout, latex].reduce(
    (number, state) => number * states + layerStates.indexOf(state),
    flags,
  );
}

export function standingOf(number: StandingNumber): Standing {
  const stateAt = (place: number) => layerStates[Math.floor(number / states ** place) % states] ?? 'absent';
  const flags = Math.floor(number / states ** 4);
  return {
    isUnusable: flags >= 2,
    holds: flags % 2 === 1 ? 'formulas' : 'one-formula',
    regions: stateAt(3),
    symbols: stateAt(2),
    layout: stateAt(1),
    latex: stateAt(0),
  };
}

/** The status of formulas of a standing, for what the project asks for. */
export function statusOfStanding(standing: Standing, layersAsked: readonly LayerName[]): FormulaStatus {
  const layer = (state: LayerState) => ({ state, source: null, reason: null });
  const { isUnusable, holds, regions, symbols, layout, latex } = standing;
  const layers = { symbols: layer(symbols), layout: layer(layout), latex: layer(latex) };
  return statusOf({ layers, unusable: isUnusable ? '' : null }, { holds, regions: layer(regions) }, layersAsked);
}

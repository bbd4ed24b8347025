import type { FormulaLayerName, LayerState } from '#schemas/domain/layer.ts';
import type { ImportRecord } from '#schemas/formats/import-record.ts';

/** State that a layer of the sample project has; `reason` is why it was returned, and null in every other state. */
export interface PlannedLayer {
  readonly state: LayerState;
  readonly reason: string | null;
}

export type PlannedLayers = Readonly<Record<FormulaLayerName, PlannedLayer>>;

/** What a record cannot say of a formula: its categories (keys, by the key of their facet) and the states of its layers. */
export interface PlannedFormula {
  readonly categories: Readonly<Record<string, readonly string[]>>;
  readonly layers: PlannedLayers;
}

/** One page of the sample project. */
export interface SamplePage {
  /** File name, unlike that of any other page. */
  readonly name: string;
  /** Grey picture, dark ink on white paper. */
  readonly png: Uint8Array;
  /** Truth of the page; a layer that is planned as absent is null in it. */
  readonly record: ImportRecord;
  /** Regions of a worksheet; absent for a page that is one formula. */
  readonly regions: PlannedLayer;
  /** One for each formula of the record, in its order. */
  readonly formulas: readonly PlannedFormula[];
}

export const absent: PlannedLayer = { state: 'absent', reason: null };

/** A layer in a state that needs no reason. */
export function planned(state: Exclude<LayerState, 'returned'>): PlannedLayer {
  return { state, reason: null };
}

export function returned(reason: string): PlannedLayer {
  return { state: 'returned', reason };
}

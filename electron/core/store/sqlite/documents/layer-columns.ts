import type { Layer, LayerName } from '#schemas/domain/layer.ts';

/** The three columns that hold a layer. */
export type LayerColumns<Name extends LayerName> = {
  readonly [Column in `${Name}_state`]: Layer['state'];
} & { readonly [Column in `${Name}_source`]: Layer['source'] } & {
  readonly [Column in `${Name}_reason`]: Layer['reason'];
};

export function regionsOf(row: LayerColumns<'regions'>): Layer {
  return { state: row.regions_state, source: row.regions_source, reason: row.regions_reason };
}

export function formulaLayersOf(row: LayerColumns<'symbols'> & LayerColumns<'layout'> & LayerColumns<'latex'>): {
  symbols: Layer;
  layout: Layer;
  latex: Layer;
} {
  return {
    symbols: { state: row.symbols_state, source: row.symbols_source, reason: row.symbols_reason },
    layout: { state: row.layout_state, source: row.layout_source, reason: row.layout_reason },
    latex: { state: row.latex_state, source: row.latex_source, reason: row.latex_reason },
  };
}

/** Values in the order of the columns. */
export function layerValues(layer: Layer): readonly [Layer['state'], Layer['source'], Layer['reason']] {
  return [layer.state, layer.source, layer.reason];
}

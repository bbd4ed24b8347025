import type { FormulaStatus, Layer } from '#schemas/domain/layer.ts';

type LayerTable<Name extends string> = { [Column in `${Name}_state`]: Layer['state'] } & {
  [Column in `${Name}_source`]: Layer['source'];
} & { [Column in `${Name}_reason`]: Layer['reason'] };

/** Row types of the tables that filters are built over. */
export interface Tables {
  page: {
    id: string;
    source_name: string;
    image_sha256: string;
    width: number;
    height: number;
    holds: 'one-formula' | 'formulas';
    writer: string | null;
  } & LayerTable<'regions'>;
  formula: {
    id: string;
    page_id: string;
    x: number;
    y: number;
    width: number;
    height: number;
    latex: string;
    latex_canonical: string | null;
    status: FormulaStatus;
    signature: string;
    symbol_count: number;
    unusable: string | null;
  } & LayerTable<'symbols'> &
    LayerTable<'layout'> &
    LayerTable<'latex'>;
  formula_category: { formula_id: string; category_id: string };
  symbol: { formula_id: string; id: string; class_id: string | null };
}

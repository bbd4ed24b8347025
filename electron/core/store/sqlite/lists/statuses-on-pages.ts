import type { PageId } from '#schemas/domain/id.ts';
import type { FormulaStatus, LayerName, LayerState } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import { statusOfStanding } from '#shared/quota/standing.ts';
import type { Connection } from '../connection.ts';

interface Row {
  readonly page: PageId;
  readonly isUnusable: 0 | 1;
  readonly holds: Page['holds'];
  readonly regions: LayerState;
  readonly symbols: LayerState;
  readonly layout: LayerState;
  readonly latex: LayerState;
  readonly formulas: number;
}

/** Formulas of some pages by page and status; a status may come several times. */
export function statusesOnPages(
  connection: Connection,
  pages: readonly string[],
  layersAsked: readonly LayerName[],
): readonly { readonly page: PageId; readonly status: FormulaStatus; readonly formulas: number }[] {
  return connection
    .prepare<[string], Row>(
      `SELECT f.page_id AS page, f.unusable IS NOT NULL AS isUnusable, p.holds, p.regions_state AS regions,
         f.symbols_state AS symbols, f.layout_state AS layout, f.latex_state AS latex, count(*) AS formulas
       FROM formula f JOIN page p ON p.id = f.page_id
       WHERE f.page_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 5, 6, 7`,
    )
    .all(JSON.stringify(pages))
    .map(({ page, formulas, isUnusable, ...layers }) => ({
      page,
      formulas,
      status: statusOfStanding({ ...layers, isUnusable: isUnusable === 1 }, layersAsked),
    }));
}

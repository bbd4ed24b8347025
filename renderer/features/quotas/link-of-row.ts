import { filterOfLayer, type LibraryLink } from '#renderer/ui/library-link.ts';
import { type FormulaStatus, formulaStatuses, type LayerName, type LayerState } from '#schemas/domain/layer.ts';
import { layersOfSubModel } from '#schemas/domain/sub-model.ts';
import type { QuotaSelection } from './quota-rows.ts';

const usable = formulaStatuses.filter((status) => status !== 'unusable');

/**
 * What the library is asked for to show what a figure of a row counts: in one state, or (null) all of it. Null where no
 * filter finds just that: of a sub-model that needs several layers, what is not accepted in all of them.
 */
export function linkOfRow(
  { categories, symbolClass, subModel, unit }: QuotaSelection,
  status: FormulaStatus | null,
): LibraryLink | null {
  const where = { categories: [...categories], symbolClass };
  if (status === null) return where;
  // What a figure of symbols of a class counts are the symbols themselves.
  const shown = symbolClass === null ? where : { ...where, tab: 'symbols' as const };
  if (status === 'unusable') return { ...shown, statuses: [status] };
  if (unit === 'formula' && subModel === null) return { ...shown, statuses: [status] };
  const layers: readonly LayerName[] =
    unit === 'symbol' || subModel === null ? ['symbols'] : layersOfSubModel[subModel];
  if (layers.length > 1 && status !== 'accepted') return null;
  const states: Partial<Record<(typeof filterOfLayer)[LayerName], LayerState[]>> = {};
  for (const layer of layers) states[filterOfLayer[layer]] = [status];
  return { ...shown, statuses: [...usable], ...states };
}

import type { Formula } from '#schemas/domain/formula.ts';
import { absentLayer } from '#schemas/domain/layer.ts';

/**
 * A formula that nobody has worked on.
 *
 * @param place its id, its page and its region in page pixels
 */
export function emptyFormula(place: Pick<Formula, 'id' | 'page' | 'region'>): Formula {
  return {
    kind: 'formula',
    ...place,
    placement: null,
    latex: '',
    order: null,
    categories: [],
    layers: { symbols: absentLayer, layout: absentLayer, latex: absentLayer },
    unusable: null,
    note: '',
  };
}

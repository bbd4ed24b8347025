import type { LibraryLink } from '#renderer/ui/library-link.ts';
import type { CategoryId, FacetId, SymbolClassId } from '#schemas/domain/id.ts';
import { type FormulaStatus, formulaStatuses } from '#schemas/domain/layer.ts';
import type { QuotaSelection } from './quota-rows.ts';

const usable = formulaStatuses.filter((status) => status !== 'unusable');
const onTheWay = usable.filter((status) => status !== 'accepted');

/** What the library is asked for to show what a figure of a row counts: in one state, or (null) all of it. */
export function linkOfRow(
  { categories, symbolClass, subModel, unit }: QuotaSelection,
  status: FormulaStatus | null,
): LibraryLink {
  const where = { categories: [...categories], symbolClass };
  // What a figure of symbols counts are the symbols themselves: those of a class, or all.
  if (symbolClass !== null) return { ...where, tab: 'symbols', ...symbolsIn(status) };
  if (unit === 'symbol') return { ...where, tab: 'symbols', sheet: 'every', ...symbolsIn(status) };
  if (status === null) return where;
  return subModel === null
    ? { ...where, statuses: [status] }
    : { ...where, forSubModel: { subModel, statuses: [status] } };
}

/** The sheet of symbols of several classes, in one state. */
export function linkOfClasses(classes: LibraryLink['sheet'], status: FormulaStatus): LibraryLink {
  return { tab: 'symbols', ...(classes === undefined ? {} : { sheet: classes }), ...symbolsIn(status) };
}

/** A cell of the matrix: what has a category of each facet, or (null) none of it. */
export interface CellPlace {
  readonly axes: readonly { readonly facet: FacetId; readonly category: CategoryId | null }[];
  /** The class of a row of classes; null: symbols without one; undefined: a row of categories. */
  readonly symbolClass: SymbolClassId | null | undefined;
  readonly subModel: QuotaSelection['subModel'];
  /** Which of its figures: what is accepted there, or what is not yet. */
  readonly figure: 'accepted' | 'on-the-way';
}

/** What a figure of a cell counts. */
export function linkOfCell({ axes, symbolClass, subModel, figure }: CellPlace): LibraryLink {
  const categories = axes.flatMap(({ category }) => (category === null ? [] : [category]));
  const lacking = axes.flatMap(({ facet, category }) => (category === null ? [facet] : []));
  const statuses = figure === 'accepted' ? (['accepted'] as const) : onTheWay;
  if (symbolClass !== undefined) {
    return { categories, lacking, symbolClass, tab: 'symbols', statuses: [...usable], symbols: [...statuses] };
  }
  const where = { categories, lacking, symbolClass: null };
  return subModel === null
    ? { ...where, statuses: [...statuses] }
    : { ...where, forSubModel: { subModel, statuses: [...statuses] } };
}

/** Symbols are as far as their own layer is, however far the rest of their formula. */
function symbolsIn(status: FormulaStatus | null): LibraryLink {
  if (status === null) return {};
  return status === 'unusable' ? { statuses: [status] } : { statuses: [...usable], symbols: [status] };
}

import { facetsInUse } from '#renderer/ui/choices/category-choice.ts';
import { type CountsByStatus, countOf, sumOfCounts, usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import type { QuotaOverview, QuotaProgress } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import { formulaStatuses } from '#schemas/domain/layer.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';

/** What a row counts, which is also what a quota of that row counts. */
export type QuotaSelection = Pick<Quota, 'categories' | 'symbolClass' | 'subModel' | 'unit'>;

/** One line of the page: a quantity, and the quota it stands against where there is one. */
export interface QuotaRow {
  readonly key: string;
  readonly selection: QuotaSelection;
  readonly counts: CountsByStatus;
  readonly quota: Pick<QuotaProgress, 'quota' | 'revision'> | null;
}

export interface FacetRows {
  readonly facet: Facet;
  readonly rows: readonly (QuotaRow & { readonly category: Category })[];
  /** Formulas without a category of a facet that gives each formula at most one; null where none lacks it. */
  readonly without: CountsByStatus | null;
}

export interface SymbolRow extends QuotaRow {
  readonly symbolClass: SymbolClass;
}

export interface QuotaTable {
  /** Quotas of every formula or symbol of the project. */
  readonly whole: readonly QuotaRow[];
  readonly facets: readonly FacetRows[];
  readonly combinations: readonly QuotaRow[];
  readonly symbols: readonly SymbolRow[];
}

const emptyCounts: CountsByStatus = {};

/** Quantity of a quota: what counts for it as accepted, the other states as they are. */
function countsOfQuota(progress: QuotaProgress): CountsByStatus {
  return { ...progress.byStatus, accepted: progress.accepted };
}

/** The row of a quota by itself. */
export function rowOfQuota(progress: QuotaProgress): QuotaRow {
  const { categories, symbolClass, subModel, unit } = progress.quota;
  return {
    key: progress.quota.id,
    selection: { categories, symbolClass, subModel, unit },
    counts: countsOfQuota(progress),
    quota: progress,
  };
}

/** Rows of one category or class: its quotas, or its bare quantity where it has none for what the project asks for. */
function rowsOf(
  key: string,
  selection: QuotaSelection,
  counts: CountsByStatus,
  quotas: readonly QuotaProgress[],
): readonly QuotaRow[] {
  const rows = quotas.map(rowOfQuota);
  const hasPlain = rows.some((row) => row.selection.subModel === null && row.selection.unit === selection.unit);
  return hasPlain ? rows : [{ key, selection, counts, quota: null }, ...rows];
}

/** Arranges quantities and quotas: whole project, each facet's categories, combinations, symbol classes. */
export function arrangeQuotas(overview: QuotaOverview, schema: ProjectSchema): QuotaTable {
  const plain = (categories: Quota['categories']): QuotaSelection => ({
    categories,
    symbolClass: null,
    subModel: null,
    unit: 'formula',
  });
  const withoutClass = overview.quotas.filter(({ quota }) => quota.symbolClass === null);
  const withClass = overview.quotas.filter(({ quota }) => quota.symbolClass !== null);
  const countsOfCategory = new Map(overview.categories.map(({ category, byStatus }) => [category, byStatus]));
  const used = new Set<string>(withoutClass.flatMap(({ quota }) => quota.categories));

  const facets = facetsInUse(schema, used).map(({ facet, categories }): FacetRows => {
    const rows = categories.flatMap((category) => {
      const counts = countsOfCategory.get(category.id) ?? emptyCounts;
      const quotas = withoutClass.filter(
        ({ quota }) => quota.categories.length === 1 && quota.categories[0] === category.id,
      );
      return rowsOf(category.id, plain([category.id]), counts, quotas).map((row) => ({ ...row, category }));
    });
    const counted = categories.map((category) => countsOfCategory.get(category.id) ?? emptyCounts);
    return { facet, rows, without: facet.selection === 'one' ? lacking(overview.all.byStatus, counted) : null };
  });
  const placed = new Set(facets.flatMap(({ rows }) => rows.map(({ key }) => key)));
  return {
    whole: withoutClass.filter(({ quota }) => quota.categories.length === 0).map(rowOfQuota),
    facets,
    // Also a quota of one category whose facet is retired: it must be seen somewhere.
    combinations: withoutClass
      .filter(({ quota }) => quota.categories.length > 0 && !placed.has(quota.id))
      .map(rowOfQuota),
    symbols: arrangeSymbols(overview, schema, withClass),
  };
}

function arrangeSymbols(
  overview: QuotaOverview,
  schema: ProjectSchema,
  quotas: readonly QuotaProgress[],
): readonly SymbolRow[] {
  const countsOfClass = new Map(overview.symbolClasses.map(({ symbolClass, byStatus }) => [symbolClass, byStatus]));
  const ofClass = Map.groupBy(quotas, ({ quota }) => quota.symbolClass);
  return schema.symbolClasses
    .map(({ record }) => record)
    .filter((record) => record.aliasOf === null)
    .filter(
      (record) =>
        !record.retired || ofClass.has(record.id) || usableTotal(countsOfClass.get(record.id) ?? emptyCounts) > 0,
    )
    .toSorted((a, b) => a.position - b.position)
    .flatMap((symbolClass) => {
      const selection: QuotaSelection = { categories: [], symbolClass: symbolClass.id, subModel: null, unit: 'symbol' };
      const own = ofClass.get(symbolClass.id) ?? [];
      const counts = countsOfClass.get(symbolClass.id) ?? emptyCounts;
      const hasPlain = own.some(({ quota }) => quota.categories.length === 0 && quota.subModel === null);
      const bare: QuotaRow[] = hasPlain ? [] : [{ key: symbolClass.id, selection, counts, quota: null }];
      return [...bare, ...own.map(rowOfQuota)].map((row) => ({ ...row, symbolClass }));
    });
}

/** What is in `all` and in none of `parts`, status by status; null where nothing is. */
function lacking(all: CountsByStatus, parts: readonly CountsByStatus[]): CountsByStatus | null {
  const summed = sumOfCounts(parts);
  const entries = formulaStatuses.map(
    (status) => [status, Math.max(0, countOf(all, status) - countOf(summed, status))] as const,
  );
  return entries.some(([, count]) => count > 0) ? Object.fromEntries(entries) : null;
}

/** The quota that counts exactly this already, if any. */
export function findQuota(overview: QuotaOverview, selection: QuotaSelection): QuotaProgress | null {
  const wanted = new Set(selection.categories);
  return (
    overview.quotas.find(
      ({ quota }) =>
        quota.symbolClass === selection.symbolClass &&
        quota.subModel === selection.subModel &&
        quota.unit === selection.unit &&
        quota.categories.length === wanted.size &&
        quota.categories.every((id) => wanted.has(id)),
    ) ?? null
  );
}

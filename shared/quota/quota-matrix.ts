import type { Quota } from '#schemas/domain/quota.ts';
import { categoriesOfSignature } from './contribution.ts';
import {
  type FormulaRow,
  noQuantity,
  type QuantityByStatus,
  type SymbolRow,
  statusFor,
  statusOfSymbols,
  type WithNeed,
} from './quantity.ts';

/** Two axes: categories of a facet, or the symbol classes against a facet. */
export interface MatrixAxes {
  /** Ids of the rows: categories, or symbol classes where `ofClasses`. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly ofClasses: boolean;
}

export interface MatrixCell {
  /** Null: what has none of the rows. */
  readonly row: string | null;
  readonly column: string | null;
  readonly byStatus: QuantityByStatus;
  /** Of the quota for exactly this combination; null where there is none. */
  readonly target: number | null;
}

/**
 * Quantity for every pair of a row and a column, and for what has neither. What has several categories of one facet
 * stands in several cells, so that the cells of such a row sum to more than its formulas.
 */
export function quotaMatrix(
  axes: MatrixAxes,
  counters: { readonly formulas: readonly FormulaRow[]; readonly symbols: readonly SymbolRow[] },
  quotas: readonly Quota[],
  { subModel, need }: Pick<Quota, 'subModel'> & WithNeed,
): readonly MatrixCell[] {
  const cells = new Map<string, QuantityByStatus>();
  const quantityAt = (row: string | null, column: string | null): QuantityByStatus => {
    const key = keyOf(row, column);
    const found = cells.get(key);
    if (found) return found;
    const made = noQuantity();
    cells.set(key, made);
    return made;
  };
  const placesOf = (ids: readonly string[], axis: ReadonlySet<string>): readonly (string | null)[] => {
    const on = ids.filter((id) => axis.has(id));
    return on.length === 0 ? [null] : on;
  };
  const rows = new Set(axes.rows);
  const columns = new Set(axes.columns);
  const unit = axes.ofClasses ? 'symbol' : 'formula';
  if (axes.ofClasses) {
    for (const counter of counters.symbols) {
      const status = statusOfSymbols(counter);
      for (const column of placesOf(categoriesOfSignature(counter.signature), columns)) {
        quantityAt(rows.has(counter.symbolClass) ? counter.symbolClass : null, column)[status] += counter.symbolCount;
      }
    }
  } else {
    for (const counter of counters.formulas) {
      const categories = categoriesOfSignature(counter.signature);
      const status = statusFor(counter, need);
      for (const row of placesOf(categories, rows)) {
        for (const column of placesOf(categories, columns)) quantityAt(row, column)[status] += counter.formulas;
      }
    }
  }
  const targets = new Map<string, number>();
  for (const quota of quotas) {
    if (quota.subModel !== subModel || quota.unit !== unit) continue;
    const pair = pairOf(quota, axes, rows, columns);
    if (pair) targets.set(keyOf(pair.row, pair.column), quota.target);
  }
  const withNone = <Id>(ids: readonly Id[]): readonly (Id | null)[] => [...ids, null];
  return withNone(axes.rows).flatMap((row) =>
    withNone(axes.columns).map((column) => {
      const key = keyOf(row, column);
      return { row, column, byStatus: cells.get(key) ?? noQuantity(), target: targets.get(key) ?? null };
    }),
  );
}

function pairOf(
  quota: Quota,
  axes: MatrixAxes,
  rows: ReadonlySet<string>,
  columns: ReadonlySet<string>,
): { readonly row: string; readonly column: string } | null {
  const names = quota.symbolClass === null ? quota.categories : [quota.symbolClass, ...quota.categories];
  if (names.length !== 2 || axes.ofClasses !== (quota.symbolClass !== null)) return null;
  const row = names.find((name) => rows.has(name));
  const column = names.find((name) => columns.has(name));
  return row === undefined || column === undefined ? null : { row, column };
}

function keyOf(row: string | null, column: string | null): string {
  return `${row ?? ''}|${column ?? ''}`;
}

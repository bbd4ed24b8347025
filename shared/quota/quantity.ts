import { type FormulaStatus, formulaStatuses } from '#schemas/domain/layer.ts';
import type { LayerNeed } from '#schemas/domain/layer-need.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { FormulaCounterKey } from './contribution.ts';

/** A class that is used must have this many accepted symbols where no quota says more: one for each side of a split. */
export const leastSymbolsOfClass = 3;

/** Quantity in each status; only `accepted` counts towards a target. */
export type QuantityByStatus = Record<FormulaStatus, number>;

export function noQuantity(): QuantityByStatus {
  return { absent: 0, returned: 0, drafted: 0, submitted: 0, accepted: 0, unusable: 0 };
}

export function totalOf(quantity: QuantityByStatus): number {
  return formulaStatuses.reduce((sum, status) => sum + quantity[status], 0);
}

/** A counter row of formulas, under what they count as. */
export interface FormulaRow extends FormulaCounterKey {
  readonly formulas: number;
  readonly symbolCount: number;
}

/** A counter row of symbols, under what they count as. */
export interface SymbolRow {
  readonly signature: string;
  readonly symbolClass: string;
  readonly status: FormulaStatus;
  readonly symbolsState: FormulaCounterKey['symbols'];
  readonly symbolCount: number;
}

/** What the sub-model of a quota needs; null: what the project asks for. */
export interface WithNeed {
  readonly need: LayerNeed | null;
}

/** What stands against a quota, by status: a sum over counter rows. */
export function quantityOfQuota(
  quota: Pick<Quota, 'categories' | 'symbolClass' | 'unit'> & WithNeed,
  formulas: readonly FormulaRow[],
  symbols: readonly SymbolRow[],
): QuantityByStatus {
  const quantity = noQuantity();
  if (quota.symbolClass !== null) {
    for (const row of symbols) {
      if (row.symbolClass !== quota.symbolClass || !hasCategories(row.signature, quota.categories)) continue;
      quantity[statusOfSymbols(row)] += row.symbolCount;
    }
    return quantity;
  }
  for (const row of formulas) {
    if (!hasCategories(row.signature, quota.categories)) continue;
    if (quota.unit === 'symbol') {
      quantity[statusOfSymbols({ status: row.status, symbolsState: row.symbols })] += row.symbolCount;
    } else quantity[statusFor(row, quota.need)] += row.formulas;
  }
  return quantity;
}

/**
 * What symbols count as, whoever asks: a box with its label is truth once the layer of symbols is accepted, however far
 * the LaTeX and the layout of its formula are.
 */
export function statusOfSymbols({ status, symbolsState }: Pick<SymbolRow, 'status' | 'symbolsState'>): FormulaStatus {
  return status === 'unusable' ? status : symbolsState;
}

/** Whether formulas of a signature have all these categories. */
export function hasCategories(signature: string, wanted: readonly string[]): boolean {
  // Ids are of one length and stand between commas, so that one is part of the text only where it is in the list.
  return wanted.every((category) => signature.includes(category));
}

const order = ['absent', 'returned', 'drafted', 'submitted', 'accepted'] as const;

/** The status of formulas for what the project asks for, or how far the layers are that a sub-model needs. */
export function statusFor(row: FormulaCounterKey, need: LayerNeed | null): FormulaStatus {
  if (need === null) return row.status;
  if (row.status === 'unusable') return 'unusable';
  const ranks = need.all.map((layer) => order.indexOf(row[layer]));
  if (need.any.length > 0) ranks.push(Math.max(...need.any.map((layer) => order.indexOf(row[layer]))));
  return order[Math.min(...ranks)] ?? 'absent';
}

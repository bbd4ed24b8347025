import type { LayerName } from '#schemas/domain/layer.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { countsAsAccepted } from './accepted-layers.ts';
import { hasCategories } from './quantity.ts';

/** By how much formulas of one kind grew (or shrank) on one day. */
export interface AcceptedDay {
  /** ISO date, UTC. */
  readonly day: string;
  readonly signature: string;
  /** Bits of `acceptedLayers`. */
  readonly layers: number;
  readonly formulas: number;
  readonly symbolCount: number;
}

export interface AcceptedSymbolDay extends Omit<AcceptedDay, 'formulas'> {
  readonly symbolClass: string;
}

/** Accepted items at the end of a day on which something changed. */
export interface HistoryPoint {
  readonly day: string;
  readonly accepted: number;
}

/** What stood against a quota at the end of each day on which it changed, oldest first. */
export function historyOfQuota(
  quota: Pick<Quota, 'categories' | 'symbolClass' | 'subModel' | 'unit'>,
  days: readonly AcceptedDay[],
  symbolDays: readonly AcceptedSymbolDay[],
  layersAsked: readonly LayerName[],
): readonly HistoryPoint[] {
  const deltas = new Map<string, number>();
  const add = (day: string, amount: number) => deltas.set(day, (deltas.get(day) ?? 0) + amount);
  const counts = (row: { readonly signature: string; readonly layers: number }) =>
    hasCategories(row.signature, quota.categories) && countsAsAccepted(row.layers, quota.subModel, layersAsked);
  if (quota.symbolClass === null) {
    for (const row of days) if (counts(row)) add(row.day, quota.unit === 'symbol' ? row.symbolCount : row.formulas);
  } else {
    for (const row of symbolDays) {
      if (row.symbolClass === quota.symbolClass && counts(row)) add(row.day, row.symbolCount);
    }
  }
  let accepted = 0;
  return [...deltas]
    .filter(([, delta]) => delta !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, delta]) => {
      accepted += delta;
      return { day, accepted };
    });
}

import type { LayerName } from '#schemas/domain/layer.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { countFromTheStart, countsAsAccepted, hasAcceptedLayer, isOneFormula } from './accepted-layers.ts';
import type { WithNeed } from './quantity.ts';

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

/** By how much what counts for a quota grew on one day; several of one day are added up. */
export type QuotaGrowth = Pick<AcceptedDay, 'day' | 'layers' | 'formulas' | 'symbolCount'>;

/** Whether formulas (or their symbols) with these accepted layers count for a quota, by what was done on a day. */
export function countsForQuota(
  quota: Pick<Quota, 'unit'> & WithNeed,
  accepted: number,
  layersAsked: readonly LayerName[],
): boolean {
  if (quota.unit === 'symbol') return hasAcceptedLayer(accepted, 'symbols');
  // What counted before is no growth of the day on which something of it was accepted.
  if (startsAccepted(quota, layersAsked) && isOneFormula(accepted)) return false;
  return countsAsAccepted(accepted, quota.need, layersAsked);
}

/** Whether some formulas count for a quota from the day on which they came; see `countFromTheStart`. */
export function startsAccepted(
  { unit, need }: Pick<Quota, 'unit'> & WithNeed,
  layersAsked: readonly LayerName[],
): boolean {
  return unit === 'formula' && need === null && countFromTheStart(layersAsked);
}

/** A history before which so many items counted from a day on. */
export function withStart(history: readonly HistoryPoint[], day: string, items: number): readonly HistoryPoint[] {
  if (items === 0) return history;
  const first = history[0]?.day;
  const start = first !== undefined && first < day ? first : day;
  const since = history.map((point) => ({ ...point, accepted: point.accepted + items }));
  return since[0]?.day === start ? since : [{ day: start, accepted: items }, ...since];
}

/**
 * What stood against a quota at the end of each day on which it changed, oldest first.
 *
 * @param growth of formulas of the quota's categories, or of the symbols of its class in them
 */
export function historyOfQuota(
  quota: Pick<Quota, 'unit'> & WithNeed,
  growth: readonly QuotaGrowth[],
  layersAsked: readonly LayerName[],
): readonly HistoryPoint[] {
  const deltas = new Map<string, number>();
  for (const { day, layers, formulas, symbolCount } of growth) {
    if (!countsForQuota(quota, layers, layersAsked)) continue;
    deltas.set(day, (deltas.get(day) ?? 0) + (quota.unit === 'symbol' ? symbolCount : formulas));
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

import type { Quantiles } from '#schemas/contract/release-reports.ts';

/** Quantiles of some numbers; sorts them. */
export function quantilesOf(values: number[]): Quantiles {
  if (values.length === 0) return null;
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 100) / 100;
  return { least: at(0), low: at(0.05), middle: at(0.5), high: at(0.95), most: at(1) };
}

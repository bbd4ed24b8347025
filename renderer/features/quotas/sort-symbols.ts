import { countOf } from '#renderer/ui/counts/bar-segments.ts';
import type { SymbolRow } from './quota-rows.ts';

export const symbolOrders = [
  'position',
  'accepted',
  'submitted',
  'drafted',
  'returned',
  'absent',
  'target',
  'share',
  'missing',
] as const;
export type SymbolOrder = (typeof symbolOrders)[number];

export interface SymbolSort {
  readonly by: SymbolOrder;
  readonly isDescending: boolean;
}

/** What rows are compared by; rows without a target come last in either direction where it takes one. */
function keyOf(row: SymbolRow, by: SymbolOrder): number | null {
  const accepted = countOf(row.counts, 'accepted');
  const target = row.quota?.quota.target ?? null;
  switch (by) {
    case 'position':
      return row.symbolClass.position;
    case 'target':
      return target;
    case 'share':
      return target === null ? null : accepted / target;
    case 'missing':
      return target === null ? null : Math.max(0, target - accepted);
    default:
      return countOf(row.counts, by);
  }
}

/** Rows in the asked order; equal ones keep the order of their classes. */
export function sortSymbols(rows: readonly SymbolRow[], { by, isDescending }: SymbolSort): readonly SymbolRow[] {
  return rows
    .map((row) => ({ row, key: keyOf(row, by) }))
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return isDescending ? b.key - a.key : a.key - b.key;
    })
    .map(({ row }) => row);
}

/** Rows whose label or alias holds the text. Labels tell capitals apart, as `\pi` and `\Pi` are two classes. */
export function filterSymbols(rows: readonly SymbolRow[], text: string, onlyMissing: boolean): readonly SymbolRow[] {
  const wanted = text.trim();
  return rows.filter(({ symbolClass, quota, counts }) => {
    if (onlyMissing && (quota === null || countOf(counts, 'accepted') >= quota.quota.target)) return false;
    return wanted === '' || [symbolClass.label, ...symbolClass.aliases].some((label) => label.includes(wanted));
  });
}

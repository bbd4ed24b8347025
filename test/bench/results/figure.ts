/** A measured value, and the limits that it is held against. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  /** `×` is a ratio to a reference of the same run. */
  readonly unit: '×' | 's' | 'ms' | 'MB' | '%' | '/s' | 'per symbol';
  /** Whether the limits are least values; without it they are the most that it may be. */
  readonly better?: 'more';
  /** What it should be at most, or at least. */
  readonly goal: number | null;
  /** What it must be at most, or at least. */
  readonly must: number | null;
  /** The values behind it. */
  readonly details: string;
}

export type Verdict = 'meets its goal' | 'within the limit' | 'misses its goal' | 'misses the limit' | '';

export function judge({ measured, better, goal, must }: Omit<Figure, 'what' | 'unit' | 'details'>): Verdict {
  const keeps = (limit: number) => (better === 'more' ? measured >= limit : measured <= limit);
  if (must !== null && !keeps(must)) return 'misses the limit';
  if (goal !== null) return keeps(goal) ? 'meets its goal' : must === null ? 'misses its goal' : 'within the limit';
  return must === null ? '' : 'within the limit';
}

/** For instance `1.27 ×`, `98.4 %`, `342 MB`. */
export function formatValue(value: number, unit: Figure['unit']): string {
  const digits =
    unit === '×' || unit === 's' || unit === 'per symbol' ? 2 : unit === '%' || (unit === 'ms' && value < 10) ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

export function formatLimits({ better, goal, must, unit }: Omit<Figure, 'what' | 'measured' | 'details'>): string {
  const sign = better === 'more' ? '≥' : '≤';
  const limits = [
    must === null ? null : `must ${sign} ${must} ${unit}`,
    goal === null ? null : `goal ${sign} ${goal} ${unit}`,
  ];
  return limits.filter((limit) => limit !== null).join(', ');
}

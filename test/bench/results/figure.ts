/** A measured value, and the limits that it is held against. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  /** `×` is a ratio to a reference of the same run. */
  readonly unit: '×' | 's' | 'ms' | 'MB' | '%' | '/s';
  /** What it should be at most. */
  readonly goal: number | null;
  /** What it must be at most. */
  readonly must: number | null;
  /** The values behind it. */
  readonly details: string;
}

export type Verdict = 'meets its goal' | 'within the limit' | 'misses its goal' | 'misses the limit' | '';

export function judge({ measured, goal, must }: Pick<Figure, 'measured' | 'goal' | 'must'>): Verdict {
  if (must !== null && measured > must) return 'misses the limit';
  if (goal !== null)
    return measured <= goal ? 'meets its goal' : must === null ? 'misses its goal' : 'within the limit';
  return must === null ? '' : 'within the limit';
}

/** For instance `1.27 ×`, `342 MB`. */
export function formatValue(value: number, unit: Figure['unit']): string {
  const digits = unit === '×' || unit === 's' ? 2 : unit === 'ms' && value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

export function formatLimits({ goal, must, unit }: Pick<Figure, 'goal' | 'must' | 'unit'>): string {
  const limits = [must === null ? null : `must ≤ ${must} ${unit}`, goal === null ? null : `goal ≤ ${goal} ${unit}`];
  return limits.filter((limit) => limit !== null).join(', ');
}

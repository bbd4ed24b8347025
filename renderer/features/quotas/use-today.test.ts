import { describe, expect, it } from 'vitest';
import { isoDateOf } from './use-today.ts';

describe('isoDateOf', () => {
  it('is the day where the person is, not in UTC', () => {
    expect(isoDateOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(isoDateOf(new Date(2026, 11, 31, 0, 1))).toBe('2026-12-31');
  });
});

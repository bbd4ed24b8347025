import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowAround, windowSize } from './list-window.ts';

it('the shown part of a list holds what was chosen, stays where it can, and reaches beyond neither end', () => {
  const natural = fc.nat({ max: 25_000 });
  fc.assert(
    fc.property(natural, natural, fc.integer({ min: -1, max: 25_000 }), (count, start, chosen) => {
      fc.pre(chosen < count);
      const next = windowAround(start, chosen, count);
      expect(next).toBeGreaterThanOrEqual(0);
      expect(next).toBeLessThanOrEqual(Math.max(0, count - windowSize));
      if (chosen >= 0) expect(chosen >= next && chosen < next + windowSize).toBe(true);
      expect(windowAround(next, chosen, count)).toBe(next);
    }),
  );
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderBySeed, seededFraction, seededHash } from './seeded-hash.ts';

describe('seededHash', () => {
  it('is what it always was: splits of old projects depend on it', () => {
    expect([seededHash(1, ''), seededHash(1, 'a'), seededHash(2, 'a'), seededHash(1, '수식')]).toMatchInlineSnapshot(`
      [
        8341058600799386,
        551573177351560,
        3618596200552694,
        7395355398082071,
      ]
    `);
  });

  it('spreads evenly', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let number = 0; number < 10_000; number++) {
      const tenth = Math.floor(seededFraction(1, `page ${number}`) * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('orderBySeed', () => {
  it('keeps all items and does not depend on the order they come in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.nat(), (items, seed) => {
        const ordered = orderBySeed(items, (item) => item, seed);
        expect([...ordered].sort()).toEqual([...items].sort());
        expect(orderBySeed(items.toReversed(), (item) => item, seed)).toEqual(ordered);
      }),
    );
  });

  it('tells nothing of the order before', () => {
    const items = Array.from({ length: 20 }, (_, number) => number);
    let firsts = 0;
    for (let seed = 0; seed < 1000; seed++) firsts += orderBySeed(items, (item) => `${item}`, seed)[0] === 0 ? 1 : 0;
    expect(Math.abs(firsts - 50)).toBeLessThan(30);
  });
});

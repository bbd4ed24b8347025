import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedMap, keysThatMayDiffer } from './layered-map.ts';

const key = fc.integer({ min: 0, max: 12 });
const entries = fc.uniqueArray(fc.tuple(key, fc.string({ maxLength: 2 })), { selector: ([id]) => id });
/** Null: the key goes. */
const change = fc.uniqueArray(fc.tuple(key, fc.option(fc.string({ maxLength: 2 }))), { selector: ([id]) => id });

/** As a plain map does it. */
function copyWith(before: ReadonlyMap<number, string>, changes: readonly (readonly [number, string | null])[]) {
  const copy = new Map(before);
  for (const [id, value] of changes) {
    if (value === null) copy.delete(id);
    else copy.set(id, value);
  }
  return copy;
}

describe('a map after changes', () => {
  it('is read as a copy with the same changes is, entry by entry and in their order', () => {
    fc.assert(
      fc.property(entries, fc.array(change, { maxLength: 8 }), fc.nat({ max: 9 }), (start, changes, most) => {
        let plain: ReadonlyMap<number, string> = new Map(start);
        let shared: ReadonlyMap<number, string> = new Map(start);
        for (const step of changes) {
          plain = copyWith(plain, step);
          shared = changedMap(shared, new Map(step), { fewest: 0, most });
          expect([...shared]).toEqual([...plain]);
          expect([...shared.keys()]).toEqual([...plain.keys()]);
          expect([...shared.values()]).toEqual([...plain.values()]);
          expect(shared.size).toBe(plain.size);
          for (let id = 0; id <= 12; id += 1) {
            expect(shared.get(id)).toBe(plain.get(id));
            expect(shared.has(id)).toBe(plain.has(id));
          }
          const visited: [number, string][] = [];
          // oxlint-disable-next-line unicorn/no-array-for-each -- is part of a map
          shared.forEach((value, id) => visited.push([id, value]));
          expect(visited).toEqual([...plain]);
        }
      }),
    );
  });

  it('leaves the map before as it was, and says where two may differ', () => {
    fc.assert(
      fc.property(entries, change, change, (start, first, second) => {
        const before = new Map(start);
        const [one, other] = [first, second].map((step) => changedMap(before, new Map(step), { fewest: 0 }));
        expect([...before]).toEqual(start);
        if (!one || !other) throw new Error('Two maps were made.');
        const named = keysThatMayDiffer(one, other);
        for (let id = 0; id <= 12; id += 1) if (!named?.has(id)) expect(one.get(id)).toBe(other.get(id));
      }),
    );
  });

  it('copies nothing of a large map until many of its entries have changed', () => {
    const before = new Map(Array.from({ length: 5000 }, (_, id) => [id, 'a']));
    let map: ReadonlyMap<number, string> = before;
    for (let id = 0; id < 128; id += 1) map = changedMap(map, new Map([[id, 'b']]));
    expect(keysThatMayDiffer(before, map)?.size).toBe(128);
    const copied = changedMap(map, new Map([[200, 'b']]));
    expect(keysThatMayDiffer(before, copied)).toBeNull();
    expect([...copied.values()].filter((value) => value === 'b')).toHaveLength(129);
  });
});

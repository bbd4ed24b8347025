import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder, mapInOrder } from './in-order.ts';

it('gives every result in its place and keeps within count and weight', async () => {
  const items = fc.array(fc.record({ weight: fc.nat(20), turns: fc.nat(4) }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 5 }), async (works, count) => {
      const under = new Set<number>();
      const indices = works.keys();
      const weigh = (index: number) => works[index]?.weight ?? 0;
      const results: number[] = [];
      for await (const result of inOrder(indices, { count, weight: 20 }, weigh, async (index) => {
        under.add(index);
        const weight = [...under].reduce((sum, running) => sum + weigh(running), 0);
        expect(under.size).toBeLessThanOrEqual(count);
        expect(under.size === 1 || weight <= 20).toBe(true);
        for (let turn = 0; turn < (works[index]?.turns ?? 0); turn++) await setImmediate();
        under.delete(index);
        return index;
      })) {
        results.push(result);
      }
      expect(results).toEqual([...works.keys()]);
    }),
    { numRuns: 60 },
  );
});

it('runs something heavier than the limit alone', async () => {
  const started: string[] = [];
  const ended: string[] = [];
  for await (const name of inOrder(
    ['a', 'huge', 'b'],
    { count: 3, weight: 10 },
    (item) => (item === 'huge' ? 1000 : 1),
    async (item) => {
      started.push(`${item} after ${ended.join(',')}`);
      await setImmediate();
      ended.push(item);
      return item;
    },
  )) {
    expect(ended).toContain(name);
  }
  expect(started).toEqual(['a after ', 'huge after a', 'b after a,huge']);
});

it('takes one item after the other and throws where the turn of a failure comes', async () => {
  const taken: number[] = [];
  function* endless() {
    for (let item = 0; ; item++) {
      taken.push(item);
      yield item;
    }
  }
  const results = inOrder(
    endless(),
    { count: 2, weight: 1 },
    () => 0,
    async (item) => {
      if (item === 1) throw new Error('one');
      return item;
    },
  );
  expect(await results.next()).toEqual({ done: false, value: 0 });
  expect(taken.length).toBeLessThanOrEqual(4);
  await expect(results.next()).rejects.toThrow('one');
});

it('maps a large list with few under way', async () => {
  let underWay = 0;
  let most = 0;
  const results = await mapInOrder(Array.from({ length: 500 }).keys(), 7, async (index) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await setImmediate();
    underWay -= 1;
    return index;
  });
  expect(results).toEqual([...results.keys()]);
  expect(results).toHaveLength(500);
  expect(most).toBe(7);
});

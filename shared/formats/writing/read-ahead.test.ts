import { describe, expect, it } from 'vitest';
import { readAhead } from './read-ahead.ts';

async function* numbers(count: number) {
  for (let value = 0; value < count; value++) yield value;
}

describe('readAhead', () => {
  it('gives results in the order of the values, with no more than so many under way', async () => {
    let underWay = 0;
    let most = 0;
    const seen: number[] = [];
    for await (const { value, result } of readAhead(numbers(20), 4, async (number) => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < (number * 7) % 5; turn++) await Promise.resolve();
      underWay -= 1;
      return number * number;
    })) {
      expect(result).toBe(value * value);
      seen.push(value);
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(most).toBeLessThanOrEqual(4);
  });

  it('fails with the failure of a result', async () => {
    const run = async () => {
      for await (const { value } of readAhead(numbers(9), 3, (number) =>
        number === 5 ? Promise.reject(new Error('five')) : Promise.resolve(number),
      )) {
        expect(value).toBeLessThan(5);
      }
    };
    await expect(run()).rejects.toThrow('five');
  });
});

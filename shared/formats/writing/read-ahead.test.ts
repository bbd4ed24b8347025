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

  it('gives what is there at once before it reads on, in order with what is awaited', async () => {
    const order: string[] = [];
    const read = async function* () {
      for (let value = 0; value < 6; value++) {
        order.push(`read ${value}`);
        yield value;
      }
    };
    // Only 2 is looked at; 3 and 4 wait behind it.
    const looked = readAhead(read(), 3, (value) => (value === 2 ? Promise.resolve('late') : `${value}`));
    for await (const { value, result } of looked) order.push(`${value} is ${result}`);
    expect(order).toEqual(
      ['read 0', '0 is 0', 'read 1', '1 is 1', 'read 2', 'read 3', 'read 4', '2 is late'].concat([
        'read 5',
        '3 is 3',
        '4 is 4',
        '5 is 5',
      ]),
    );
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

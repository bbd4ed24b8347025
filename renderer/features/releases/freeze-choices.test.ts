import { describe, expect, it } from 'vitest';
import { SplitRatios } from '#schemas/domain/split.ts';
import { areComplete, firstFreezeChoices, freezeOptionsOf } from './freeze-choices.ts';

describe('freeze choices', () => {
  it('begin with the shares of the contract', () => {
    expect(freezeOptionsOf(firstFreezeChoices)).toMatchObject({ name: null, seed: 1 });
    expect(areComplete(firstFreezeChoices)).toBe(true);
  });

  it('give shares that the core takes, for every pair of per cents', () => {
    for (let train = 0; train <= 100; train++) {
      for (let validation = 0; train + validation <= 100; validation++) {
        const percents = { train, validation, test: 100 - train - validation };
        const { ratios } = freezeOptionsOf({ ...firstFreezeChoices, percents });
        expect(SplitRatios.safeParse(ratios).success).toBe(true);
        expect(ratios.test).toBeCloseTo(percents.test / 100, 9);
      }
    }
  });

  it('are incomplete while the shares do not sum to 100', () => {
    expect(areComplete({ ...firstFreezeChoices, percents: { train: 80, validation: 10, test: 20 } })).toBe(false);
  });
});

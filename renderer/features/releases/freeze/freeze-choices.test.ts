import { describe, expect, it } from 'vitest';
import type { SplitSummary } from '#schemas/contract/releases.ts';
import { SplitId } from '#schemas/domain/id.ts';
import { SplitRatios, SplitRule } from '#schemas/domain/split.ts';
import { usualFreeze } from '#shared/split/usual-freeze.ts';
import { areComplete, beginFreeze, freezeOptionsOf, nameNothing, percentsWith } from './freeze-choices.ts';

const firstFreezeChoices = beginFreeze([], null);

function aSplit(number: number, isLocked: boolean, rule: Partial<SplitRule> = {}, hasArrived = false): SplitSummary {
  const id = SplitId.parse(`0000000000000000000000000${number}`);
  const sides = { train: 0, validation: 0, test: 0 };
  const version = { split: id, number: 1, lockedAt: '2026-01-01T00:00:00.000Z', note: '', release: '' };
  return {
    split: {
      id,
      name: `Split ${number}`,
      ...SplitRule.parse({ ...freezeOptionsOf(firstFreezeChoices), seed: number, ...rule }),
    },
    pages: sides,
    groups: sides,
    testVersions: isLocked ? [version as SplitSummary['testVersions'][number]] : [],
    hasArrived,
  };
}

const policy = { source: 'share', share: 0.15, locked: 'at-first-release', lockedOn: null, note: '' } as const;

describe('what a freeze begins with', () => {
  it('is the split whose test set is locked, else the newest one', () => {
    const [locked, newer] = [aSplit(1, true), aSplit(2, false)];
    expect(beginFreeze([newer, locked], policy)).toMatchObject({ split: locked.split.id, seed: 1 });
    expect(beginFreeze([newer, aSplit(1, false)], policy)).toMatchObject({ split: newer.split.id, seed: 2 });
  });

  it('is a split of this project, whatever an archive brought', () => {
    const arrived = aSplit(3, true, {}, true);
    expect(beginFreeze([arrived, aSplit(1, false)], policy)).toMatchObject({ seed: 1, lockTest: true });
    expect(beginFreeze([arrived, aSplit(2, false), aSplit(1, true)], policy)).toMatchObject({ seed: 1 });
    expect(beginFreeze([arrived], policy)).toMatchObject({ seed: 3 });
  });

  it('is the share that the requirements ask for, where there is no split', () => {
    const { percents } = beginFreeze([], policy);
    expect(percents).toEqual({ train: 76, validation: 9, test: 15 });
    expect(beginFreeze([], null).percents).toEqual({ train: 80, validation: 10, test: 10 });
  });

  it('locks the test set where the requirements ask for it at the first release and none is locked', () => {
    const asked = { ...policy, locked: 'at-first-release' } as const;
    expect(beginFreeze([], asked).lockTest).toBe(true);
    expect(beginFreeze([aSplit(1, false)], asked).lockTest).toBe(true);
    expect(beginFreeze([aSplit(1, true)], asked).lockTest).toBe(false);
    expect(beginFreeze([], { ...policy, locked: 'when-quotas-met' }).lockTest).toBe(false);
  });
});

describe('freeze choices', () => {
  it('that nobody changed are sent as the usual ones, to the last digit', () => {
    const { lockTest: _, ...options } = freezeOptionsOf(beginFreeze([], policy));
    expect(options).toEqual(usualFreeze([], policy));
    expect(freezeOptionsOf(firstFreezeChoices)).toMatchObject(usualFreeze([], null));
    const splits = [aSplit(2, false), aSplit(1, true)];
    expect(freezeOptionsOf(beginFreeze(splits, policy))).toMatchObject(usualFreeze(splits, policy));
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

  const thirds = { train: 1 / 3, validation: 1 / 3, test: 1 / 3 };
  const uneven = { train: 0.725, validation: 0.125, test: 0.15 };
  it.each<[string, Partial<SplitRule>]>([
    ['shares in half per cents', { ratios: uneven }],
    ['shares without an end', { ratios: thirds }],
    [
      'a named test set with a number for validation',
      {
        namedTest: { batches: ['scans'], writers: [], categories: [] },
        counts: { validation: 7, test: 0 },
        ratios: uneven,
      },
    ],
    ['counts beside shares', { counts: { validation: 7, test: 3 }, ratios: uneven }],
  ])('of a split that goes on are what is stored of it, unless somebody changes them: %s', (_title, rule) => {
    const splits = [aSplit(1, false, rule)];
    const choices = beginFreeze(splits, null);
    const stored = usualFreeze(splits, null);
    expect(areComplete(choices)).toBe(true);
    expect(freezeOptionsOf(choices)).toEqual({ ...stored, lockTest: false });
    const { grouping } = freezeOptionsOf({ ...choices, byWriter: false });
    expect(freezeOptionsOf({ ...choices, byWriter: false })).toEqual({ ...stored, grouping, lockTest: false });
    const percents = { train: 50, validation: 30, test: 20 };
    const changed = freezeOptionsOf({ ...choices, sizing: 'shares', percents });
    expect(changed.ratios).toEqual({ train: 0.5, validation: 0.3, test: 0.2 });
    expect(changed.counts).toBeUndefined();
  });

  it('show the shares of a split as they are', () => {
    expect(beginFreeze([aSplit(1, false, { ratios: uneven })], null).percents).toEqual({
      train: 72.5,
      validation: 12.5,
      test: 15,
    });
    expect(beginFreeze([aSplit(1, false, { ratios: thirds })], null).percents).toEqual({
      train: 33.33,
      validation: 33.33,
      test: 33.34,
    });
  });

  it('are incomplete while the shares do not sum to 100', () => {
    expect(areComplete({ ...firstFreezeChoices, percents: { train: 80, validation: 10, test: 20 } })).toBe(false);
  });

  it('leave the rest to a test set that is no share to change, so that train and validation can be any', () => {
    expect(percentsWith(firstFreezeChoices, 'train', 85, true)).toEqual({ train: 85, validation: 10, test: 5 });
    expect(percentsWith(firstFreezeChoices, 'validation', 33.33, true)).toMatchObject({ validation: 33.33, test: 0 });
    expect(percentsWith(firstFreezeChoices, 'train', 85, false)).toEqual({ train: 85, validation: 10, test: 10 });
  });

  it('are incomplete while a named test set names nothing', () => {
    const named = { ...firstFreezeChoices, sizing: 'named' } as const;
    expect([nameNothing(named), areComplete(named), nameNothing(firstFreezeChoices)]).toEqual([true, false, false]);
    const writers = { ...named, named: { ...named.named, writers: ['depart009'] } };
    expect([nameNothing(writers), areComplete(writers)]).toEqual([false, true]);
  });
});

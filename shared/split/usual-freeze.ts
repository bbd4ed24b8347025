import type { FreezeOptions, SplitSummary } from '#schemas/contract/releases.ts';
import type { TestPolicy } from '#schemas/domain/requirements.ts';
import { defaultSplitRatios, type Split, SplitRule, type SplitStrata } from '#schemas/domain/split.ts';

/** What is spread evenly where nobody says anything else. */
export const usualStrata: SplitStrata = { facets: [], symbolClasses: true };

/** Splits as far as a freeze that goes on with one must know them; the newest first, as they are listed. */
export type KnownSplits = readonly Pick<SplitSummary, 'split' | 'testVersions' | 'hasArrived'>[];

/**
 * The split that a freeze goes on with where nobody says anything else: the one whose test set is locked, or else the
 * newest, because what was learnt from must not be tested with. One that came with an archive of another project is
 * never it, as long as this one has a split of its own. Null where there is none.
 */
export function splitToGoOnWith(splits: KnownSplits): Split | null {
  const own = splits.filter(({ hasArrived }) => !hasArrived);
  const from = own.length > 0 ? own : splits;
  return (from.find(({ testVersions }) => testVersions.length > 0) ?? from[0])?.split ?? null;
}

/** The rule of a first split: the share of test that the requirements ask for, train and validation as they are preset. */
export function usualRule(testPolicy: TestPolicy | null): SplitRule {
  return {
    seed: 1,
    ratios: usualRatios(testPolicy),
    grouping: { writer: true, nearDuplicate: true },
    strata: { facets: [...usualStrata.facets], symbolClasses: usualStrata.symbolClasses },
  };
}

function usualRatios(testPolicy: TestPolicy | null): SplitRule['ratios'] {
  if (testPolicy?.source !== 'share' || testPolicy.share === null) return { ...defaultSplitRatios };
  const { train, validation } = defaultSplitRatios;
  const test = Math.min(100, Math.round(testPolicy.share * 100));
  const kept = Math.round(((100 - test) * validation) / (train + validation));
  return { train: (100 - test - kept) / 100, validation: kept / 100, test: test / 100 };
}

/** How a release is frozen where nobody says anything else, the same on the screen and in the command line. */
export function usualFreeze(splits: KnownSplits, testPolicy: TestPolicy | null): FreezeOptions {
  const goesOn = splitToGoOnWith(splits);
  return {
    name: null,
    note: '',
    sameExpression: 'count',
    split: goesOn?.id ?? null,
    ...(goesOn === null ? usualRule(testPolicy) : SplitRule.parse(goesOn)),
  };
}

import type { FreezeOptions, SplitSummary } from '#schemas/contract/releases.ts';
import type { CategoryId, FacetId, SplitId } from '#schemas/domain/id.ts';
import type { TestPolicy } from '#schemas/domain/requirements.ts';
import {
  defaultSplitRatios,
  type NamedPages,
  type Split,
  type SplitRule,
  type SplitSide,
  splitSides,
} from '#schemas/domain/split.ts';
import type { Fold, FreezeFilter } from '#schemas/formats/frozen-release.ts';

/** How large the sides are to be. */
export type SplitSizing = 'shares' | 'counts' | 'named';

/** What a person chooses for a freeze; shares in whole per cent, because that is what people type. */
export interface FreezeChoices {
  readonly name: string;
  readonly note: string;
  /** The split to go on with; null: the one with the same rule, or a new one where there is none; `new`: a new one. */
  readonly split: SplitId | 'new' | null;
  readonly seed: number;
  readonly sizing: SplitSizing;
  readonly percents: Readonly<Record<SplitSide, number>>;
  readonly counts: { readonly validation: number; readonly test: number };
  readonly named: NamedPages;
  readonly byPage: boolean;
  readonly byWriter: boolean;
  readonly byNearDuplicate: boolean;
  readonly unknownWriter: 'page' | 'batch';
  readonly strataFacets: readonly FacetId[];
  readonly strataClasses: boolean;
  readonly filter: FreezeFilter;
  readonly fold: Fold | null;
  readonly sameExpression: FreezeOptions['sameExpression'];
  /** Whether the test set is locked with the release; a split whose test set is locked goes on as it is. */
  readonly lockTest: boolean;
}

const noFilter: FreezeFilter = { categories: [], batches: [], licences: [], layers: [] };
const nothingNamed: NamedPages = { batches: [], writers: [], categories: [] };

export const firstFreezeChoices: FreezeChoices = {
  name: '',
  note: '',
  split: null,
  seed: 1,
  sizing: 'shares',
  percents: {
    train: defaultSplitRatios.train * 100,
    validation: defaultSplitRatios.validation * 100,
    test: defaultSplitRatios.test * 100,
  },
  counts: { validation: 100, test: 100 },
  named: nothingNamed,
  byPage: true,
  byWriter: true,
  byNearDuplicate: true,
  unknownWriter: 'page',
  strataFacets: [],
  strataClasses: true,
  filter: noFilter,
  fold: null,
  sameExpression: 'count',
  lockTest: false,
};

/**
 * What a freeze begins with: the split whose test set is locked, or else the newest one, because what was learnt from must
 * not be tested with; without a split the shares that the requirements ask for. Where they ask for a test set that is locked
 * at the first release, and none is, this one locks it.
 *
 * @param splits In the order in which they were made.
 */
export function beginFreeze(splits: readonly SplitSummary[], testPolicy: TestPolicy | null): FreezeChoices {
  const locked = splits.findLast(({ testVersions }) => testVersions.length > 0);
  const goesOn = locked ?? splits.at(-1);
  const first = { ...firstFreezeChoices, lockTest: !locked && testPolicy?.locked === 'at-first-release' };
  if (goesOn) return choicesOfSplit(first, goesOn.split);
  if (testPolicy?.source !== 'share' || testPolicy.share === null) return first;
  const { train, validation } = first.percents;
  const test = Math.min(100, Math.round(testPolicy.share * 100));
  const kept = Math.round(((100 - test) * validation) / (train + validation));
  return { ...first, percents: { train: 100 - test - kept, validation: kept, test } };
}

/** The choices that go on with a split as it is. */
export function choicesOfSplit(choices: FreezeChoices, split: Split): FreezeChoices {
  const percent = (share: number) => Math.round(share * 100);
  const train = percent(split.ratios.train);
  const validation = percent(split.ratios.validation);
  return {
    ...choices,
    split: split.id,
    seed: split.seed,
    sizing: split.namedTest ? 'named' : split.counts ? 'counts' : 'shares',
    percents: { train, validation, test: 100 - train - validation },
    counts: split.counts ?? choices.counts,
    named: split.namedTest ?? nothingNamed,
    byPage: split.grouping.page !== false,
    byWriter: split.grouping.writer,
    byNearDuplicate: split.grouping.nearDuplicate,
    unknownWriter: split.grouping.unknownWriter ?? 'page',
    strataFacets: split.strata?.facets ?? [],
    strataClasses: split.strata?.symbolClasses ?? false,
  };
}

export function sumOfPercents({ percents }: FreezeChoices): number {
  return splitSides.reduce((sum, side) => sum + percents[side], 0);
}

/** Whether the choices can be sent: the shares sum to 100, the seed is one, and a named test set names something. */
export function areComplete(choices: FreezeChoices): boolean {
  const { seed, sizing, named } = choices;
  const namesNothing = named.batches.length + named.writers.length + named.categories.length === 0;
  if (sizing === 'named' && namesNothing) return false;
  return sumOfPercents(choices) === 100 && Number.isSafeInteger(seed) && seed >= 0;
}

/** The options as the core takes them. */
export function freezeOptionsOf(choices: FreezeChoices): FreezeOptions {
  const { filter, fold } = choices;
  const isFiltered = Object.values(filter).some((part) => part.length > 0);
  return {
    name: choices.name.trim() === '' ? null : choices.name.trim(),
    note: choices.note.trim(),
    split: choices.split,
    sameExpression: choices.sameExpression,
    lockTest: choices.lockTest,
    ...ruleOf(choices),
    ...(isFiltered ? { filter: structuredClone(filter) } : {}),
    ...(fold ? { fold: { ...fold } } : {}),
  };
}

/** The last share is what the others leave, so that they sum to exactly 1. */
function ruleOf(choices: FreezeChoices): SplitRule {
  const { seed, sizing, percents, counts, named, byPage, byWriter, byNearDuplicate, unknownWriter } = choices;
  const train = percents.train / 100;
  const validation = percents.validation / 100;
  const hasStrata = choices.strataClasses || choices.strataFacets.length > 0;
  return {
    seed,
    ratios: { train, validation, test: Math.max(0, 1 - train - validation) },
    grouping: {
      ...(byPage ? {} : { page: false }),
      writer: byWriter,
      nearDuplicate: byNearDuplicate,
      ...(unknownWriter === 'batch' ? { unknownWriter } : {}),
    },
    ...(sizing === 'counts' ? { counts: { ...counts } } : {}),
    ...(sizing === 'named'
      ? {
          namedTest: {
            batches: [...named.batches],
            writers: [...named.writers],
            categories: named.categories.map((id): CategoryId => id),
          },
        }
      : {}),
    ...(hasStrata ? { strata: { facets: [...choices.strataFacets], symbolClasses: choices.strataClasses } } : {}),
  };
}

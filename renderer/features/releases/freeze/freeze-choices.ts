import type { FreezeOptions, SplitSummary } from '#schemas/contract/releases.ts';
import type { CategoryId, FacetId, SplitId } from '#schemas/domain/id.ts';
import type { TestPolicy } from '#schemas/domain/requirements.ts';
import { type NamedPages, type Split, type SplitRule, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { Fold, FreezeFilter } from '#schemas/formats/frozen-release.ts';
import { splitToGoOnWith, usualRule } from '#shared/split/usual-freeze.ts';

/** How large the sides are to be. */
export type SplitSizing = 'shares' | 'counts' | 'named';

/** How large the sides of a split are to be, as it is stored. */
type StoredSizes = Pick<SplitRule, 'ratios' | 'counts' | 'namedTest'>;

/** What a person chooses for a freeze; shares in per cent, because that is what people type. */
export interface FreezeChoices {
  readonly name: string;
  readonly note: string;
  /** The split to go on with; null: the one with the same rule, or a new one where there is none; `new`: a new one. */
  readonly split: SplitId | 'new' | null;
  readonly seed: number;
  readonly sizing: SplitSizing;
  /** To a hundredth; sums to 100. */
  readonly percents: Readonly<Record<SplitSide, number>>;
  /** The sizes that they began with: to be sent as they are stored as long as nobody has changed what is shown of them. */
  readonly storedSizes: StoredSizes;
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

/**
 * What a freeze begins with; see `usualFreeze`. Where the requirements ask for a test set that is locked at the first
 * release, and none is, this one locks it.
 *
 * @param splits The newest first, as they are listed.
 */
export function beginFreeze(splits: readonly SplitSummary[], testPolicy: TestPolicy | null): FreezeChoices {
  const isLocked = splits.some(({ testVersions, hasArrived }) => !hasArrived && testVersions.length > 0);
  const rule = usualRule(testPolicy);
  const first: FreezeChoices = {
    name: '',
    note: '',
    split: null,
    seed: rule.seed,
    sizing: 'shares',
    percents: percentsOf(rule.ratios),
    storedSizes: rule,
    counts: { validation: 100, test: 100 },
    named: nothingNamed,
    byPage: true,
    byWriter: rule.grouping.writer,
    byNearDuplicate: rule.grouping.nearDuplicate,
    unknownWriter: 'page',
    strataFacets: rule.strata?.facets ?? [],
    strataClasses: rule.strata?.symbolClasses ?? false,
    filter: noFilter,
    fold: null,
    sameExpression: 'count',
    lockTest: !isLocked && testPolicy?.locked === 'at-first-release',
  };
  const goesOn = splitToGoOnWith(splits);
  return goesOn === null ? first : choicesOfSplit(first, goesOn);
}

function percentsOf({ train, validation }: SplitRule['ratios']): FreezeChoices['percents'] {
  const [ofTrain, ofValidation] = [toHundredth(train * 100), toHundredth(validation * 100)];
  return { train: ofTrain, validation: ofValidation, test: toHundredth(100 - ofTrain - ofValidation) };
}

function toHundredth(percent: number): number {
  return Math.round(percent * 100) / 100;
}

function sizingOf({ namedTest, counts }: StoredSizes): SplitSizing {
  return namedTest ? 'named' : counts ? 'counts' : 'shares';
}

/** The choices that go on with a split as it is. */
export function choicesOfSplit(choices: FreezeChoices, split: Split): FreezeChoices {
  return {
    ...choices,
    split: split.id,
    seed: split.seed,
    sizing: sizingOf(split),
    percents: percentsOf(split.ratios),
    storedSizes: split,
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
  return toHundredth(splitSides.reduce((sum, side) => sum + percents[side], 0));
}

/**
 * The shares with another one of a side. Where the test set is no share that people can change, it has what the others
 * leave: they could never sum to 100 otherwise.
 */
export function percentsWith(
  { percents }: FreezeChoices,
  side: SplitSide,
  percent: number,
  isTestSet: boolean,
): FreezeChoices['percents'] {
  const changed = { ...percents, [side]: percent };
  if (!isTestSet) return changed;
  return { ...changed, test: Math.max(0, toHundredth(100 - changed.train - changed.validation)) };
}

/** Whether the test set is to be named, and nothing is. */
export function nameNothing({ sizing, named }: FreezeChoices): boolean {
  return sizing === 'named' && named.batches.length + named.writers.length + named.categories.length === 0;
}

/** Whether the choices can be sent: the shares sum to 100, the seed is one, and a named test set names something. */
export function areComplete(choices: FreezeChoices): boolean {
  const { seed } = choices;
  if (nameNothing(choices)) return false;
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

/** How the choices split. */
export function ruleOf(choices: FreezeChoices): SplitRule {
  const { seed, sizing, named, byPage, byWriter, byNearDuplicate, unknownWriter } = choices;
  const hasStrata = choices.strataClasses || choices.strataFacets.length > 0;
  return {
    seed,
    ...sizesOf(choices),
    grouping: {
      ...(byPage ? {} : { page: false }),
      writer: byWriter,
      nearDuplicate: byNearDuplicate,
      ...(unknownWriter === 'batch' ? { unknownWriter } : {}),
    },
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

/** A split may ask for what the fields cannot show: shares without an end, or a number for validation beside named tests. */
function sizesOf({ sizing, percents, counts, storedSizes }: FreezeChoices): Pick<SplitRule, 'ratios' | 'counts'> {
  const shown = percentsOf(storedSizes.ratios);
  const areStored = splitSides.every((side) => percents[side] === shown[side]);
  const ratios = areStored
    ? { ...storedSizes.ratios }
    : { train: percents.train / 100, validation: percents.validation / 100, test: percents.test / 100 };
  if (sizing === 'counts') return { ratios, counts: { ...counts } };
  const isStored = areStored && sizing === 'named' && sizingOf(storedSizes) === 'named';
  return { ratios, ...(isStored && storedSizes.counts ? { counts: { ...storedSizes.counts } } : {}) };
}

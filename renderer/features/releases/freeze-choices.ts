import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { defaultSplitRatios, type SplitSide, splitSides } from '#schemas/domain/split.ts';

/** What a person chooses for a freeze; shares in whole per cent, because that is what people type. */
export interface FreezeChoices {
  readonly name: string;
  readonly seed: number;
  readonly percents: Readonly<Record<SplitSide, number>>;
  readonly byWriter: boolean;
  readonly byNearDuplicate: boolean;
}

export const firstFreezeChoices: FreezeChoices = {
  name: '',
  seed: 1,
  percents: {
    train: defaultSplitRatios.train * 100,
    validation: defaultSplitRatios.validation * 100,
    test: defaultSplitRatios.test * 100,
  },
  byWriter: true,
  byNearDuplicate: true,
};

export function sumOfPercents({ percents }: FreezeChoices): number {
  return splitSides.reduce((sum, side) => sum + percents[side], 0);
}

/** Whether the choices can be sent: the shares sum to 100 and the seed is one. */
export function areComplete(choices: FreezeChoices): boolean {
  return sumOfPercents(choices) === 100 && Number.isSafeInteger(choices.seed) && choices.seed >= 0;
}

/** The options as the core takes them. The last share is what the others leave, so that they sum to exactly 1. */
export function freezeOptionsOf(choices: FreezeChoices): FreezeOptions {
  const train = choices.percents.train / 100;
  const validation = choices.percents.validation / 100;
  return {
    name: choices.name.trim() === '' ? null : choices.name.trim(),
    note: '',
    split: null,
    sameExpression: 'count',
    seed: choices.seed,
    ratios: { train, validation, test: Math.max(0, 1 - train - validation) },
    grouping: { writer: choices.byWriter, nearDuplicate: choices.byNearDuplicate },
  };
}

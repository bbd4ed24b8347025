import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { FractionBarRule } from '#schemas/domain/requirements.ts';
import type { CheckedFormula, FormulaCheck } from '#shared/checks/check-formula.ts';
import type { BoxedFormula } from '#shared/matching/box-formula.ts';
import type { Neighbour } from '#shared/matching/crops/beside.ts';
import type { LabelledFeature } from '#shared/matching/crops/crop-costs.ts';
import type { LabelledShape } from '#shared/matching/crops/labelled-shapes.ts';
import type { Picture } from '#shared/matching/ink/picture.ts';
import type { EarlierBoxes } from '#shared/matching/keep-boxes.ts';

/** A formula to be boxed. Boxes in pixels of the picture. */
export interface BoxingJob {
  readonly kind: 'box';
  readonly picture: Picture;
  /** Empty: boxes of the ink alone. */
  readonly latex: string;
  readonly earlier: EarlierBoxes;
  /** What labelled symbols of the project look like; may be empty. */
  readonly crops: readonly LabelledFeature[];
}

/** The truth of a formula to be held against itself. */
export interface CheckJob {
  readonly kind: 'check';
  readonly formula: CheckedFormula;
  readonly policy: LatexPolicy;
  readonly fractionBar: FractionBarRule;
}

/** Labelled symbols whose ink is to be looked at. Boxes in pixels of the picture. */
export interface LookJob {
  readonly kind: 'look';
  readonly picture: Picture;
  readonly symbols: readonly Neighbour[];
}

/** What a matching thread is asked. */
export type MatchJob = BoxingJob | CheckJob | LookJob;

export type AnswerOf<Job extends MatchJob> = Job extends BoxingJob
  ? BoxedFormula
  : Job extends CheckJob
    ? FormulaCheck
    : readonly LabelledShape[];

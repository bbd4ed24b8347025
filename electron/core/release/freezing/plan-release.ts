import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { Split, SplitAssignment, SplitRule } from '#schemas/domain/split.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { Store } from '../../store/store.ts';
import { type LockedTest, readLockedTest } from '../locked-test/locked-test.ts';
import { type Accepted, collectAccepted } from './accepted/collect-accepted.ts';
import { freezeGroups } from './classes/group-numbers.ts';
import { planClasses } from './classes/plan-classes.ts';
import { describeContext } from './context/describe-context.ts';
import { type FrozenSchema, readFrozenSchema } from './frozen-schema.ts';
import { chooseSplit, ruleOf } from './sides/choose-split.ts';
import { type PlacedItem, placeItems } from './sides/place-items.ts';
import { isNamedAlike, requireNamed, requireToBeFree } from './sides/require-named.ts';
import { findSameExpressions, idsOf } from './sides/same-expressions.ts';
import { sidePages } from './sides/side-pages.ts';
import { requireTestItems, withLockedTest } from './sides/take-locked-test.ts';

/** A release before it is written down. */
export interface ReleasePlan {
  readonly schema: FrozenSchema;
  readonly rule: SplitRule;
  /** Null: the split is new. */
  readonly split: Split | null;
  readonly accepted: Accepted;
  readonly locked: LockedTest | null;
  /** Those that exist, then those to add. */
  readonly assignments: readonly SplitAssignment[];
  readonly added: readonly SplitAssignment[];
  readonly items: readonly PlacedItem[];
  /** Train formulas that were left out because they are written like one of the test set. */
  readonly dropped: readonly FormulaId[];
  readonly classes: readonly TrainingClass[];
  readonly context: ReleaseContext;
}

interface PlanWishes {
  /** Whether nothing is to be frozen by it. Then nothing is written, and its content is read with `readLook`. */
  readonly isLook?: boolean;
  /** Whether categories and symbol classes are counted by page, also where the split does not ask for them. */
  readonly hasStrata?: boolean;
  /** Number of the test version that is made anew of what the pages of the locked one hold. */
  readonly correctedTest?: number;
  /** Hears how many pages have been read. What it throws ends the work. */
  readonly onPages?: (pages: number) => void;
}

/**
 * What freezing would give now. Writes nothing but frozen content that no release points at yet, and for a look nothing.
 *
 * @throws AppError `conflict` where nothing is accepted, or where the rule would make a new split beside one whose test set
 *   is locked and nobody asked for that, or where two classes would have one label; `not-found` for a split that there is not.
 */
export async function planRelease(
  store: Store,
  options: FreezeOptions,
  { hasStrata = false, isLook = false, correctedTest, onPages }: PlanWishes = {},
): Promise<ReleasePlan> {
  const rule = ruleOf(options);
  const split = await chooseSplit(store, options, rule);
  const locked = split ? await readLockedTest(store, split.id, isLook) : null;
  const schema = await readFrozenSchema(store);
  const before = split ? await store.splits.assignments(split.id) : [];
  const hasUnits = rule.grouping.page === false || before.some(({ unit }) => unit !== undefined);
  const accepted = await collectAccepted(store, schema, {
    hasUnits,
    hasStrata: hasStrata || rule.strata !== undefined,
    isLook,
    ...(onPages ? { onPages } : {}),
    ...(options.filter ? { filter: options.filter } : {}),
    ...(rule.namedTest ? { namedTest: rule.namedTest } : {}),
  });
  if (accepted.items.length === 0) throw nothingAccepted(options);
  if (rule.namedTest && !(split && isNamedAlike(split, rule))) {
    requireNamed(rule.namedTest, accepted, schema);
    if (split) requireToBeFree(split, accepted, before, locked !== null);
  }
  const isTestLocked = locked !== null;
  const wishes = { rule, split, before, isTestLocked, hasUnits, fold: options.fold };
  const { added, assignments, heldOut, sides, verdicts } = await sidePages(store, accepted, schema, wishes);
  const isCorrection = correctedTest !== undefined;
  const placed = withLockedTest(placeItems(accepted.items, sides), isCorrection ? null : locked);
  if (isCorrection) requireTestItems(placed.items);
  const same = findSameExpressions(placed.items);
  const dropped = options.sameExpression === 'drop' ? same.inTrain : [];
  const isDropped = new Set(dropped);
  const items = dropped.length === 0 ? placed.items : placed.items.filter((item) => !isDropped.has(item));
  const classes = await planClasses(store, schema, accepted, { split, locked, isCorrection });
  const groups = await freezeGroups(store, classes);
  const context = describeContext({
    options,
    rule,
    schema,
    accepted,
    locked,
    testVersion: correctedTest ?? locked?.version.number,
    isNewSplit: split === null,
    sided: { heldOut, verdicts },
    late: placed.late,
    items,
    same,
    dropped,
  });
  return {
    schema,
    rule,
    split,
    accepted,
    locked,
    assignments,
    added,
    items,
    dropped: idsOf(dropped),
    classes,
    context: { ...context, ...groups },
  };
}

function nothingAccepted({ filter }: FreezeOptions): AppError {
  return filter
    ? new AppError('conflict', 'Nothing that is accepted passes the filter, so there is nothing to release.', {
        reason: 'release-filter-empty',
      })
    : new AppError(
        'conflict',
        'Nothing in this project is accepted yet, so there is nothing to release: accept regions, symbols or LaTeX first.',
        { reason: 'release-nothing-accepted' },
      );
}

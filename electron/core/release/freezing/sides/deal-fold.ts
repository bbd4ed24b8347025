import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SplitAssignment, SplitRule } from '#schemas/domain/split.ts';
import type { SplitPage } from '#shared/split/assign-sides.ts';
import { dealFolds } from '#shared/split/deal-folds.ts';
import type { PageVerdict } from '#shared/split/duplicate-graph.ts';
import { counted } from '#shared/words/counted.ts';
import type { Fold } from './place-items.ts';

/** @throws AppError `conflict` where there are fewer groups than folds. */
export function foldOf(
  fold: NonNullable<FreezeOptions['fold']>,
  { grouping, seed }: SplitRule,
  assignments: readonly SplitAssignment[],
  { pages, verdicts }: { readonly pages: readonly SplitPage[]; readonly verdicts: readonly PageVerdict[] },
): Fold {
  const dealt = dealFolds(pages, assignments, { grouping, seed, count: fold.count, verdicts });
  requireGroupsFor(fold.count, assignments, dealt);
  return { index: fold.index, dealt };
}

/** With fewer groups than folds, each group is a fold of its own, and the other folds would validate on nothing. */
function requireGroupsFor(
  folds: number,
  assignments: readonly SplitAssignment[],
  dealt: ReadonlyMap<string, number>,
): void {
  const groups = new Set(assignments.flatMap(({ side, group }) => (side === 'test' ? [] : [dealt.get(group)]))).size;
  if (groups >= folds) return;
  const message = `Train and validation have ${counted(groups, 'group')}, too few for ${folds} folds: ask for fewer folds, accept more, or let a kind of group stand on several sides.`;
  throw new AppError('conflict', message, { groups, folds, reason: 'too-few-groups-for-folds' });
}

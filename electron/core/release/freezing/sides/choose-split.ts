import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { type Split, SplitRule } from '#schemas/domain/split.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { Store } from '../../../store/store.ts';
import { arrivedSplits } from '../../own-releases.ts';

/** The rule that the options ask for, as a split stores it. */
export function ruleOf({ seed, ratios, grouping, counts, strata, namedTest }: FreezeOptions): SplitRule {
  return SplitRule.parse({
    seed,
    ratios,
    grouping,
    ...(counts ? { counts } : {}),
    ...(strata && (strata.symbolClasses || strata.facets.length > 0) ? { strata } : {}),
    ...(namedTest ? { namedTest } : {}),
  });
}

/**
 * The split to go on with: the one that is named, else the newest one of this rule that did not come with an archive of
 * another project. Null: a new one is to be made.
 *
 * @throws AppError `not-found` for a split that there is not, `conflict` where a new one would be made beside one whose
 *   test set is locked and nobody asked for that.
 */
export async function chooseSplit(store: Store, options: FreezeOptions, rule: SplitRule): Promise<Split | null> {
  const splits = await store.splits.listSplits();
  const arrived = await arrivedSplits(store);
  const own = splits.filter(({ id }) => !arrived.has(id));
  const split = findSplit(options.split === null ? own : splits, options, rule);
  if (!split && options.split === null) await refuseToLeaveLocked(store, own);
  return split;
}

function findSplit(splits: readonly Split[], options: FreezeOptions, rule: SplitRule): Split | null {
  if (options.split === 'new') return null;
  if (options.split === null) {
    return splits.findLast((split) => canonicalJson(SplitRule.parse(split)) === canonicalJson(rule)) ?? null;
  }
  const found = splits.find(({ id }) => id === options.split);
  if (!found)
    throw new AppError('not-found', `There is no split ${options.split} in this project.`, { id: options.split });
  return found;
}

/** A new split would put test pages of a locked set among those that models learn from: only who says so gets one. */
async function refuseToLeaveLocked(store: Store, splits: readonly Split[]): Promise<void> {
  const versions = await store.splits.testVersions();
  const locked = splits.findLast(({ id }) => versions.some((version) => version.split === id));
  if (!locked) return;
  const message = `${locked.name} has a locked test set, and these shares, groups or strata are not its own: go on with it, or ask for a new split.`;
  throw new AppError('conflict', message, { split: locked.name, reason: 'locked-split-left' });
}

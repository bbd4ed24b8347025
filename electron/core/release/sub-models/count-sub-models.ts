import type { SubModelItems } from '#schemas/contract/release-reports.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { Store } from '../../store/store.ts';
import type { OpenRelease } from '../open-release.ts';
import { ownItemsOf } from './own-items.ts';

/**
 * What a release has for every sub-model of the project: the built-in ones in the order of the pipeline, then those that
 * the project defines. A project's own are no part of what is frozen: they are counted in it as they are defined now.
 */
export async function countSubModels(
  store: Store,
  { release, context }: Pick<OpenRelease, 'release' | 'context'>,
): Promise<SubModelItems[]> {
  return [...builtInItems(context), ...(await ownItemsOf(store, release.id))];
}

/** The same of the built-in ones alone, as they were counted when it was frozen. */
export function builtInItems({ items, leftOut = [] }: Pick<ReleaseContext, 'items' | 'leftOut'>): SubModelItems[] {
  return subModelIds.map((subModel) => ({
    subModel,
    bySide: Object.fromEntries(splitSides.map((side) => [side, items[side][subModel]])) as Record<SplitSide, number>,
    leftOut: leftOut.filter((one) => one.subModel === subModel).map(({ subModel: _of, ...counted }) => counted),
  }));
}

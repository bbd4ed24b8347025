import type { Release, TrainingClass } from '#schemas/domain/release.ts';
import { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { type GroupNumbers, groupsByClass, numberGroups } from '#shared/formats/writing/group-numbers.ts';
import type { Store } from '../../../store/store.ts';
import { ownReleases } from '../../own-releases.ts';

/**
 * Numbers of the groups of a class map after those that are given out. Nothing where they are those that the class map
 * gives by itself: so a release that needs no more says no more, as older ones.
 */
export async function freezeGroups(
  store: Store,
  classes: readonly TrainingClass[],
): Promise<Pick<ReleaseContext, 'groups'>> {
  const groups = numberGroups(classes, await readGroups(store));
  const own = groupsByClass(classes);
  return groups.length === own.length && groups.every((group, number) => group === own[number])
    ? {}
    : { groups: [...groups] };
}

/** The groups that have numbers here: those of the newest release of this project, else of the newest one that it took. */
export async function readGroups({ releases }: Pick<Store, 'releases'>): Promise<GroupNumbers> {
  const from = await ownReleases({ releases });
  if (from.length === 0) return [];
  const { id } = from.reduce((newest: Release, release) => (release.number > newest.number ? release : newest));
  return groupsOf(await releases.releaseContext(id), await releases.releaseClasses(id));
}

const FrozenGroups = ReleaseContext.pick({ groups: true });

/** The groups of a release by number. */
export function groupsOf(context: string, classes: readonly TrainingClass[]): GroupNumbers {
  return FrozenGroups.parse(JSON.parse(context)).groups ?? groupsByClass(classes);
}

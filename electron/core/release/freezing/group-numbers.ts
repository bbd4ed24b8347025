import type { TrainingClass } from '#schemas/domain/release.ts';
import { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { type GroupNumbers, groupsByClass, numberGroups } from '#shared/formats/writing/group-numbers.ts';
import type { Store } from '../../store/store.ts';

/**
 * Numbers of the groups of a class map after those of the newest release. Nothing where they are those that the class map
 * gives by itself: so a release that needs no more says no more, as older ones.
 */
export async function freezeGroups(
  store: Store,
  classes: readonly TrainingClass[],
): Promise<Pick<ReleaseContext, 'groups'>> {
  const groups = numberGroups(classes, await newestGroups(store));
  const own = groupsByClass(classes);
  return groups.length === own.length && groups.every((group, number) => group === own[number])
    ? {}
    : { groups: [...groups] };
}

const FrozenGroups = ReleaseContext.pick({ groups: true });

async function newestGroups({ releases }: Store): Promise<GroupNumbers> {
  const all = await releases.listReleases();
  if (all.length === 0) return [];
  const { id } = all.reduce((newest, release) => (release.number > newest.number ? release : newest));
  const { groups } = FrozenGroups.parse(JSON.parse(await releases.releaseContext(id)));
  return groups ?? groupsByClass(await releases.releaseClasses(id));
}

import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { Store } from '../../../store/store.ts';

/** A class that has a training index; with the label that it had last where the project has no record of it. */
export interface GivenClass extends Pick<TrainingClass, 'symbolClass' | 'trainingIndex'> {
  readonly last?: TrainingClass;
}

/** The classes that have training indices, by index. A class of another project may be known by its releases alone. */
export async function readGivenClasses(
  { releases }: Pick<Store, 'releases'>,
  known: { has(symbolClass: SymbolClassId): boolean },
): Promise<readonly GivenClass[]> {
  const given = await releases.trainingClasses();
  if (given.every(({ symbolClass }) => known.has(symbolClass))) return given;
  const last = new Map<SymbolClassId, TrainingClass>();
  for (const { id } of await releases.listReleases()) {
    for (const one of await releases.releaseClasses(id)) {
      // Earlier versions froze one that they had no record of under its id.
      if (one.label !== one.symbolClass) last.set(one.symbolClass, one);
    }
  }
  return given.map((one) => {
    const was = known.has(one.symbolClass) ? undefined : last.get(one.symbolClass);
    return was ? { ...one, last: was } : one;
  });
}

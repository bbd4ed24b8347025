import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';

type GivenIndex = Pick<TrainingClass, 'symbolClass' | 'trainingIndex'>;

/** What becomes of the training indices of a release of another project. */
export interface AdoptedClasses {
  /** Indices that are given out here with it. */
  readonly given: readonly GivenIndex[];
  /** Classes that have another index here. */
  readonly renumbered: readonly { readonly label: string; readonly there: number; readonly here: number }[];
}

/**
 * A class that has an index here keeps it. One that has none gets the next one here, as the indices of a class map have no
 * gaps: in the order of the release, so that a project without releases takes its indices as they are. Only where two of
 * its classes are one here, those after them move up.
 *
 * @param before indices that are given out, none for a project without releases
 * @param idHere which class of this project a class of the release is
 */
export function adoptClasses(
  classes: readonly TrainingClass[],
  before: readonly GivenIndex[],
  idHere: (trainingClass: TrainingClass) => SymbolClassId,
): AdoptedClasses {
  const indices = new Map(before.map(({ symbolClass, trainingIndex }) => [symbolClass, trainingIndex]));
  let next = Math.max(-1, ...indices.values()) + 1;
  const given: GivenIndex[] = [];
  const renumbered: AdoptedClasses['renumbered'][number][] = [];
  for (const one of classes.toSorted((a, b) => a.trainingIndex - b.trainingIndex)) {
    const symbolClass = idHere(one);
    let here = indices.get(symbolClass);
    if (here === undefined) {
      here = next;
      next += 1;
      indices.set(symbolClass, here);
      given.push({ symbolClass, trainingIndex: here });
    }
    if (here !== one.trainingIndex) renumbered.push({ label: one.label, there: one.trainingIndex, here });
  }
  return { given, renumbered };
}

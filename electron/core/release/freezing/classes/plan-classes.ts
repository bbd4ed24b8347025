import type { TrainingClass } from '#schemas/domain/release.ts';
import type { Split } from '#schemas/domain/split.ts';
import type { Store } from '../../../store/store.ts';
import type { LockedTest } from '../../locked-test/locked-test.ts';
import type { Accepted } from '../accepted/collect-accepted.ts';
import type { FrozenSchema } from '../frozen-schema.ts';
import { buildClassMap, requireDistinctLabels } from './class-map.ts';
import { readGivenClasses } from './given-classes.ts';

/**
 * The class map of what is accepted and of the locked test set.
 *
 * @param isCorrection whether the test set is made anew, so that its labels are those of now
 * @throws AppError `conflict` where two classes would have one label
 */
export async function planClasses(
  store: Store,
  schema: FrozenSchema,
  { usedClasses }: Accepted,
  { split, locked, isCorrection }: { split: Split | null; locked: LockedTest | null; isCorrection: boolean },
): Promise<readonly TrainingClass[]> {
  const used = locked ? new Set([...usedClasses, ...locked.usedClasses]) : usedClasses;
  const given = await readGivenClasses(store, schema.classes);
  const lockedLabels = isCorrection ? [] : (locked?.classes ?? []);
  const classes = buildClassMap(schema.symbolClasses, used, given, lockedLabels);
  if (split) requireDistinctLabels(classes, lockedLabels, schema.classes, split.name);
  return classes;
}

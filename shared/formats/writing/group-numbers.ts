import type { TrainingClass } from '#schemas/domain/release.ts';

/** Groups of a class map by number: the place of a group in the list. */
export type GroupNumbers = readonly string[];

/** The groups in the order in which their first class got its index. */
export function groupsByClass(classes: readonly Pick<TrainingClass, 'group'>[]): GroupNumbers {
  return [...new Set(classes.map(({ group }) => group))];
}

/** Every group keeps the number that it had, also where no class is in it any more; new ones get the next numbers. */
export function numberGroups(classes: readonly Pick<TrainingClass, 'group'>[], before: GroupNumbers): GroupNumbers {
  return [...new Set([...before, ...groupsByClass(classes)])];
}

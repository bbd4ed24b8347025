import { AppError } from '#schemas/domain/app-error.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import type { GivenClass } from './given-classes.ts';

/**
 * The class map of a release: every class that has a training index keeps it, also when it is out of use, so that the
 * indices have no gaps; classes that are used for the first time get the next ones, in the order of the palette. The
 * labels of a locked test set stay as they were when it was locked. A class that the project has no record of gives way
 * where another one has its label.
 */
export function buildClassMap(
  classes: readonly SymbolClass[],
  used: ReadonlySet<SymbolClassId>,
  given: readonly GivenClass[],
  locked: readonly TrainingClass[] = [],
): readonly TrainingClass[] {
  const byId = new Map(classes.map((symbolClass) => [symbolClass.id, symbolClass]));
  const lockedById = new Map(locked.map((one) => [one.symbolClass, one]));
  const known = new Set(given.map(({ symbolClass }) => symbolClass));
  const firstNew = Math.max(-1, ...given.map(({ trainingIndex }) => trainingIndex)) + 1;
  const added = classes
    .filter(({ id }) => used.has(id) && !known.has(id))
    .sort((a, b) => a.position - b.position || compare(a.label, b.label) || compare(a.id, b.id))
    .map(({ id }, offset) => ({ symbolClass: id, trainingIndex: firstNew + offset }));
  const all: readonly GivenClass[] = [...given, ...added];
  const nameOf = ({ symbolClass }: GivenClass) => lockedById.get(symbolClass) ?? byId.get(symbolClass);
  const taken = new Set(all.map((one) => nameOf(one)?.label));
  return all
    .toSorted((a, b) => a.trainingIndex - b.trainingIndex)
    .map((one) => {
      const { symbolClass, trainingIndex, last } = one;
      const free = last && !taken.has(last.label) ? last : { label: nameless(trainingIndex, taken), group: 'other' };
      const { label, group } = nameOf(one) ?? free;
      taken.add(label);
      return { symbolClass, trainingIndex, label, group };
    });
}

/**
 * A class that came since may have the label under which a test set was locked for another one, which has been renamed:
 * formats that know classes by their label would make one of the two.
 *
 * @throws AppError `conflict` that names both labels
 */
export function requireDistinctLabels(
  classMap: readonly TrainingClass[],
  locked: readonly TrainingClass[],
  classes: ReadonlyMap<SymbolClassId, SymbolClass>,
  split: string,
): void {
  const lockedByLabel = new Map(locked.map((one) => [one.label, one.symbolClass]));
  for (const { symbolClass, label } of classMap) {
    const other = lockedByLabel.get(label);
    // One that its releases alone know stands in no formula of this project, and has no label to be given.
    if (other === undefined || other === symbolClass || !classes.has(symbolClass)) continue;
    const renamed = classes.get(other)?.label ?? label;
    const message = `The test set of ${split} was locked with the label “${label}” for the class that is “${renamed}” now, and another class is “${label}” since, so datasets would hold two classes of one label: make a new version of the test set, which takes “${renamed}” over, or give the other class another label.`;
    throw new AppError('conflict', message, { label, renamed, split, reason: 'locked-label-taken' });
  }
}

/** Of a class nothing is left but its index, which stays taken; another class may be called as it would be. */
function nameless(trainingIndex: number, taken: ReadonlySet<string | undefined>): string {
  const label = `class ${trainingIndex}`;
  if (!taken.has(label)) return label;
  for (let next = 2; ; next += 1) if (!taken.has(`${label} (${next})`)) return `${label} (${next})`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

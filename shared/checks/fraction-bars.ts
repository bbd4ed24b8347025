import type { ReadRelation } from '#shared/annotation/reading-order.ts';

/** Label of a bar that is a class of its own, where the project asks for one. */
export const ownBarLabel = '\\frac';

interface Labelled<Id extends string> {
  readonly id: Id;
  readonly label: string | null;
}

/** Symbols that stand as the bar of a fraction: a bar with something above and something below it. */
export function fractionBarsOf<Id extends string>(
  symbols: readonly Labelled<Id>[],
  relations: readonly ReadRelation<Id>[],
): ReadonlySet<Id> {
  const having = (type: string) =>
    new Set(relations.filter((relation) => relation.type === type).map(({ parent }) => parent));
  const [above, below] = [having('Above'), having('Below')];
  return new Set(
    symbols
      .filter(({ id, label }) => (label === '-' || label === ownBarLabel) && above.has(id) && below.has(id))
      .map(({ id }) => id),
  );
}

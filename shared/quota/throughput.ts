import type { PersonId } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';

/**
 * Longest pause between two acts of a person that still counts as work on them, in seconds: long enough to write a
 * formula's LaTeX, short enough not to count a meal.
 */
export const longestPauseSeconds = 300;

/** What one person did on one day (UTC), from the operation log. */
export interface PersonDay {
  readonly day: string;
  readonly person: PersonId;
  /** Sum of the pauses between acts, as far as they count as work. */
  readonly seconds: number;
  readonly operations: number;
  readonly formulasSubmitted: number;
  readonly formulasAccepted: number;
  readonly formulasReturned: number;
  /** Symbols drawn, less those taken away again. */
  readonly symbolsDrawn: number;
}

export type PersonWork = Omit<PersonDay, 'day' | 'person'>;

/** What an operation adds to its person's day; `secondsSince` is the time since their last one, null for the first. */
export function workOf(
  { kind, patches, partOf }: Pick<Operation, 'kind' | 'patches' | 'partOf'>,
  secondsSince: number | null,
): PersonWork {
  const formulas = patches.filter(({ document }) => document.type === 'formula');
  const counts = (wanted: Operation['kind']) => (kind === wanted ? formulas.length : 0);
  const isContent = kind === 'edit' || kind === 'undo';
  const symbols = (records: readonly { readonly kind: string }[]) =>
    records.filter((record) => record.kind === 'symbol').length;
  return {
    seconds: secondsSince !== null && secondsSince > 0 && secondsSince <= longestPauseSeconds ? secondsSince : 0,
    // A later part is no act of its own.
    operations: partOf === undefined ? 1 : 0,
    formulasSubmitted: counts('submit'),
    formulasAccepted: counts('accept'),
    formulasReturned: counts('return'),
    symbolsDrawn: isContent
      ? formulas.reduce((sum, { added, removed }) => sum + symbols(added) - symbols(removed), 0)
      : 0,
  };
}

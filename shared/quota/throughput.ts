import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { formulaOf } from '../annotation/document.ts';

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
  /** Formulas of which any layer was submitted, accepted, returned that day, each once; not those taken back since. */
  readonly formulasSubmitted: number;
  readonly formulasAccepted: number;
  readonly formulasReturned: number;
  /** Symbols drawn, less those taken away again. */
  readonly symbolsDrawn: number;
  /** Symbols that the program drew at the person's word, less those taken away unconfirmed: nobody's speed. */
  readonly symbolsByMachine: number;
}

export type PersonWork = Omit<PersonDay, 'day' | 'person'>;

/** What an operation adds by itself: whether an act stands is seen from those that come after it. */
export type OperationWork = Omit<PersonWork, 'formulasSubmitted' | 'formulasAccepted' | 'formulasReturned'>;

/** Documents before and after an operation, in the order of its patches: they say whose symbols come and go. */
export interface ChangedDocuments {
  readonly before: readonly AnnotationDocument[];
  readonly after: readonly AnnotationDocument[];
}

/** What an operation adds to its person's day; `secondsSince` is the time since their last one, null for the first. */
export function workOf(
  { kind, patches, partOf }: Pick<Operation, 'kind' | 'patches' | 'partOf'>,
  secondsSince: number | null,
  { before, after }: ChangedDocuments = { before: [], after: [] },
): OperationWork {
  const isContent = kind === 'edit' || kind === 'undo';
  const symbols = (records: readonly { readonly kind: string }[]) =>
    records.filter((record) => record.kind === 'symbol').length;
  const drawn = { person: 0, machine: 0 };
  if (isContent) {
    for (const [place, { document, added, removed }] of patches.entries()) {
      if (document.type !== 'formula') continue;
      drawn[drawerOf(after[place])] += symbols(added);
      drawn[drawerOf(before[place])] -= symbols(removed);
    }
  }
  return {
    seconds: secondsSince !== null && secondsSince > 0 && secondsSince <= longestPauseSeconds ? secondsSince : 0,
    // A later part is no act of its own.
    operations: partOf === undefined ? 1 : 0,
    symbolsDrawn: drawn.person,
    symbolsByMachine: drawn.machine,
  };
}

/** Whose the symbols of a formula are: the machine's until a person confirms them. */
function drawerOf(document: AnnotationDocument | undefined): 'person' | 'machine' {
  return document && formulaOf(document)?.layers.symbols.source === 'machine' ? 'machine' : 'person';
}

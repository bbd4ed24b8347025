import type { Reason } from '#schemas/domain/reason.ts';

/** What a file says about the classes of a source. All of it is text. */
export type ClassList =
  /** Names in the order of the class numbers, from 0. */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** Label (LaTeX) of each class; a class is given by its number or its name. */
  | { readonly kind: 'map'; readonly labels: ReadonlyMap<string, string> };

export type ReadClassList = ClassList | { readonly kind: 'refused'; readonly reason: Reason };

/** A problem with its line, from 1, before the file is named. */
export interface ClassListProblem {
  readonly problem: string;
  readonly line: number | null;
}

/** A pair as written, with its line. */
export interface ClassEntry {
  readonly name: string;
  readonly label: string;
  readonly line: number | null;
}

/** What each syntax makes of a file. */
export type ParsedClasses =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'map'; readonly entries: readonly ClassEntry[] }
  | ClassListProblem;

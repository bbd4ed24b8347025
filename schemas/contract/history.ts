import { z } from 'zod';
import { DocumentShape } from '../domain/document.ts';
import { FormulaDifference } from '../domain/formula-difference.ts';
import { FormulaId, OperationId, PersonId, Timestamp } from '../domain/id.ts';
import { OperationKind } from '../domain/operation.ts';
import { Committed } from './annotation.ts';
import { Cursor, PageLimit, procedure } from './base.ts';
import { FigureItems } from './figure-items.ts';

/** One version of a formula: what made it, and what it changed. */
export const HistoryEntry = z.object({
  operation: OperationId,
  kind: OperationKind,
  actor: PersonId,
  at: Timestamp,
  undoes: OperationId.nullable(),
  /** It took back what had taken something back: a redo. */
  redoes: z.boolean(),
  /** Of the formula after it. */
  revision: z.int().positive(),
  difference: FormulaDifference,
  /** The formula was removed by it. */
  removed: z.boolean(),
  /** Other documents that the operation changed. */
  others: z.int(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** A figure that was added up from the log. */
export const LogFigure = z.discriminatedUnion('of', [
  /** Symbols that a person drew on some days (UTC, both included), or that the program drew at their word. */
  z.object({
    of: z.literal('drawn'),
    person: PersonId,
    by: z.enum(['person', 'machine']),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
  }),
  /** What came with the formulas that an import made while it ran. */
  z.object({
    of: z.literal('imported'),
    batch: z.string().nullable(),
    during: z.object({ from: Timestamp, until: Timestamp }),
    counted: z.enum(['formulas', 'relations']),
  }),
]);
export type LogFigure = z.infer<typeof LogFigure>;

export const historyContract = {
  /** What a figure counts that the log was added up to. */
  itemsBehind: procedure('annotator')
    .input(z.object({ figure: LogFigure, after: Cursor.nullable().default(null), limit: PageLimit }))
    .output(FigureItems),

  /** Versions of a formula, the newest first. */
  formula: procedure('annotator')
    .input(z.object({ formula: FormulaId, after: Cursor.nullable().default(null), limit: PageLimit }))
    .output(z.object({ entries: z.array(HistoryEntry), next: Cursor.nullable() })),
  /** A formula as it was at a revision. */
  version: procedure('annotator')
    .input(z.object({ formula: FormulaId, revision: z.int().positive() }))
    .output(DocumentShape),
  /** Makes the content of a formula what it was at a revision, as an operation that can be undone. */
  restore: procedure('annotator')
    .input(z.object({ formula: FormulaId, revision: z.int().positive(), base: z.int().positive() }))
    .output(Committed),
};

import { z } from 'zod';
import { MessageParameters } from './app-error.ts';
import { CategoryId, FacetId, SymbolClassId } from './id.ts';
import { LayerName, LayerState } from './layer.ts';
import { Role } from './person.ts';
import { RelationType } from './relation.ts';
import { SplitSide } from './split.ts';
import { SubModelKey } from './sub-model.ts';

/** What a place in a file is the place of, as files call it. */
export const placeKinds = [
  'image',
  'image_id',
  'shape',
  'row',
  'record',
  'annotation',
  'line',
  'task',
  'result',
  'object',
  'symbol',
  'stroke',
] as const;

/**
 * What a sentence speaks of that has a name of its own in each language, or one that can change: what is kept is which
 * one, and it is put into words where it is shown.
 */
export const Term = z.discriminatedUnion('term', [
  z.object({ term: z.literal('facets'), facets: z.array(FacetId).min(1).readonly() }),
  z.object({ term: z.literal('category'), category: CategoryId }),
  z.object({ term: z.literal('class'), symbolClass: SymbolClassId }),
  z.object({ term: z.literal('sides'), sides: z.array(SplitSide).min(1).readonly() }),
  /** A split by its name, which may be no more than the number that it was made with. */
  z.object({ term: z.literal('split'), name: z.string() }),
  /** A release, in the same way. */
  z.object({ term: z.literal('release'), name: z.string() }),
  z.object({ term: z.literal('layers'), layers: z.array(LayerName).min(1).readonly() }),
  /** What was decided on a layer, and why where somebody said so. */
  z.object({ term: z.literal('layer-state'), state: LayerState, why: z.string().nullable() }),
  z.object({ term: z.literal('role'), role: Role }),
  z.object({ term: z.literal('sub-model'), subModel: SubModelKey }),
  /** Where a symbol stands: right of, under, … the symbol with a label; null: it hangs on none. */
  z.object({
    term: z.literal('standing'),
    at: z.object({ relation: RelationType, label: z.string() }).nullable(),
  }),
  /** A type of relations by its name, which may be that of a file. */
  z.object({ term: z.literal('relation-type'), type: z.string() }),
  /** Relations, from and to what their symbols are called in the file that they are in; not all of them where it says so. */
  z.object({
    term: z.literal('relations'),
    relations: z
      .array(z.object({ type: z.string(), parent: z.string(), child: z.string() }))
      .min(1)
      .readonly(),
    areAll: z.boolean(),
  }),
  /** Where in a file something stands, from the outside in: row 2; image a.png, shape 3. */
  z.object({
    term: z.literal('place'),
    parts: z
      .array(z.object({ of: z.enum(placeKinds), at: z.string() }))
      .min(1)
      .readonly(),
  }),
  /** A record of a document by its kind, or one member of it. */
  z.object({ term: z.literal('record-part'), kind: z.string(), field: z.string().nullable() }),
  /** What is wrong with LaTeX, and where: line and column count from 1. */
  z.object({
    term: z.literal('latex-problem'),
    code: z.string(),
    line: z.int().positive(),
    column: z.int().positive(),
    parameters: MessageParameters,
    message: z.string(),
  }),
]);
export type Term = Readonly<z.infer<typeof Term>>;

export function splitTerm(name: string): Term {
  return { term: 'split', name };
}

/** Values that fill the sentence of a reason. */
export const ReasonParameters = z.record(z.string(), z.union([z.string(), z.number(), Term]));
export type ReasonParameters = z.infer<typeof ReasonParameters>;

/**
 * Why something was quarantined, repaired, skipped or found wrong: a stable code for translation and counting, and
 * one English sentence that stands on its own in a log.
 */
export const Reason = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  message: z.string().min(1),
  parameters: ReasonParameters,
});
export type Reason = z.infer<typeof Reason>;

export function reason(code: string, message: string, parameters: ReasonParameters = {}): Reason {
  return { code, message, parameters };
}

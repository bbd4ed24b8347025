import { z } from 'zod';
import { AppErrorShape } from '../domain/app-error.ts';
import { CategoryRuleId, FormulaId, PageId } from '../domain/id.ts';
import { Reason } from '../domain/reason.ts';

/** A page or formula of the project. */
export const NamedPlace = z.object({ page: PageId, formula: FormulaId.nullable() });
export type NamedPlace = Readonly<z.infer<typeof NamedPlace>>;

export const NamedReason = z.object({
  source: z.string(),
  reason: Reason,
  /** Where what it is about stands in the project. */
  at: NamedPlace.optional(),
});
export type NamedReason = Readonly<z.infer<typeof NamedReason>>;

/** Sources with reasons of one code: how many there are, and the first of them. */
export const ReasonGroup = z.object({ code: z.string(), count: z.int(), first: z.array(NamedReason) });
export type ReasonGroup = Readonly<z.infer<typeof ReasonGroup>>;

/** A project's archive, by what its manifest says of it. */
const ArchiveLook = z.object({
  project: z.string(),
  /** Whether it was written by the project that it would come into. */
  isOwn: z.boolean(),
  pages: z.int(),
  formulas: z.int(),
  releases: z.int(),
  pictures: z.int(),
});

/** What an import would find, from a look at names, descriptions and sizes; pictures are decoded only where a test set is locked. */
export const ImportLook = z.object({
  /** The format that would be read; `mixed` for several, `quotient` for an archive. */
  format: z.string(),
  /** Pictures and ink by the format that speaks of them. */
  formats: z.array(
    z.object({
      format: z.string(),
      sources: z.int(),
      /** Of these, how many something is said of. */
      withTruth: z.int(),
      bytes: z.int(),
    }),
  ),
  /** All files that were chosen, those in archives among them. */
  files: z.object({ count: z.int(), bytes: z.int() }),
  /** Sources whose very bytes the project holds, so that they add no page. */
  alreadyThere: z.int(),
  /** Sources with the same bytes as another one here: together they are one page. */
  repeated: z.int(),
  /** Category rules that speak of sources, and of how many. */
  rules: z.array(z.object({ rule: CategoryRuleId, sources: z.int() })),
  /** Sources that are ink. */
  ink: z.int(),
  /** What would not come in, by reason. */
  leftOut: z.array(ReasonGroup),
  /** What would come in and repeats a locked test set, by reason. */
  heldOut: z.array(ReasonGroup),
  /** What is good to know of how the source is read, by reason. */
  notices: z.array(ReasonGroup),
  archive: ArchiveLook.nullable(),
});
export type ImportLook = Readonly<z.infer<typeof ImportLook>>;

/** How far a look is, then what it found, or why nothing can be imported. */
export const LookEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.string(),
    done: z.int().nonnegative(),
    total: z.int().nonnegative().nullable(),
  }),
  z.object({ kind: z.literal('found'), look: ImportLook }),
  z.object({ kind: z.literal('refused'), error: AppErrorShape }),
]);
export type LookEvent = Readonly<z.infer<typeof LookEvent>>;

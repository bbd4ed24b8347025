import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CategoryId, CategoryRuleId, UploadId } from '../domain/id.ts';
import { SymbolLabel } from '../domain/symbol-class.ts';
import { procedure } from './base.ts';
import { FolderId } from './host.ts';
import { importFormats } from './import-formats.ts';
import { ImportList, ReasonListsId } from './import-lists.ts';
import { LookEvent, NamedReason } from './import-look.ts';
import { JobRef } from './jobs.ts';

export const ImportFormat = z.enum(importFormats);
export type ImportFormat = z.infer<typeof ImportFormat>;

export const ImportOptions = z.object({
  format: ImportFormat.default('auto'),
  /** `symbols`: a page is one formula and rows are its symbols; `regions`: rows are formula regions of the page. */
  as: z.enum(['symbols', 'regions']).default('symbols'),
  /** State in which imported truth arrives. */
  status: z.enum(['drafted', 'submitted', 'accepted']).default('accepted'),
  /** Given to every formula that arrives. */
  categories: z.array(CategoryId).default([]),
  /** Whether the project's category rules give what they propose to the formulas that arrive. */
  rules: z.enum(['apply', 'ignore']).default('apply'),
  /** Class of the source → label here (LaTeX). */
  classMap: z.record(z.string(), SymbolLabel).nullable().default(null),
  /** Name under which the pages of this import are found again; null: the time at which it started. */
  batch: z.string().trim().min(1).max(200).nullable().default(null),
  /** What is done with pages that repeat a locked test set: kept out of train and validation, or not imported. */
  testRepeats: z.enum(['hold-out', 'refuse']).default('hold-out'),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export const ImportReport = z.object({
  /** The format that was read; `mixed` for several. */
  format: z.string(),
  /** Name under which its pages are found again; null where they have none of their own. */
  batch: z.string().nullable().default(null),
  /** Sources that were read in each format, also those that gave nothing new. */
  formats: z.array(z.object({ format: z.string(), sources: z.int() })).default([]),
  imported: z.object({
    pages: z.int(),
    formulas: z.int(),
    symbols: z.int(),
    relations: z.int(),
    latex: z.int(),
    regions: z.int(),
  }),
  /** Sources whose page is in the project and that add nothing. */
  alreadyThere: z.int(),
  /** Formulas of an archive that are in the project and add nothing, each beside its page. */
  formulasThere: z.int().default(0),
  /** Documents of an archive that the project has, too, and that took over what was changed in the other project. */
  merged: z.int(),
  /** Layers that were absent and are now filled. */
  filledLayers: z.int(),
  ontoKnownPages: z
    .object({
      /** Of the imported formulas those on pages that were there. */
      formulas: z.int(),
      /** Untouched formulas of whole pages that made room for them. */
      replaced: z.int(),
      /** What came with the filled layers of pages that another import made; it is not among the imported. */
      symbols: z.int().default(0),
      relations: z.int().default(0),
      latex: z.int().default(0),
    })
    .default({ formulas: 0, replaced: 0, symbols: 0, relations: 0, latex: 0 }),
  /** Formulas that were there without a category that this import names, and got it. */
  givenCategories: z.int().default(0),
  /** Of the lists below, how many sources there are for each reason: the lists name the first of them. */
  totals: z.array(z.object({ list: ImportList, code: z.string(), count: z.int() })).default([]),
  /** Under which the whole lists are asked for; null where the report names all. */
  lists: ReasonListsId.nullable().default(null),
  /** Truth that differs from what the project holds: reported, not overwritten. */
  differing: z.array(NamedReason),
  quarantined: z.array(NamedReason),
  repaired: z.array(NamedReason),
  /** Imported as accepted with LaTeX that cannot be read: no dataset can hold it until it is mended. */
  unreadable: z.array(NamedReason).default([]),
  /** Imported, but in no release of a split whose locked test set it repeats. */
  heldOut: z.array(NamedReason).default([]),
  /** What came with an archive beside pages and formulas. */
  beside: z
    .object({
      /** Acts that were done again, so that what is new arrives with its history. */
      operations: z.int(),
      conversations: z.int(),
      secondAnnotations: z.int(),
      splits: z.int(),
      releases: z.int(),
    })
    .default({ operations: 0, conversations: 0, secondAnnotations: 0, splits: 0, releases: 0 }),
  /** Formulas to which each category rule that spoke gave categories, in the order of the rules. */
  categorised: z.array(z.object({ rule: CategoryRuleId, pattern: z.string(), formulas: z.int() })).default([]),
  /** Labels for which a symbol class was made. */
  newClasses: z.array(SymbolLabel),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** How many sources a list of a report has, all that it does not name among them. */
export function totalOf({ totals }: Pick<ImportReport, 'totals'>, list: ImportList): number {
  return totals.reduce((sum, total) => (total.list === list ? sum + total.count : sum), 0);
}

/** What an import takes its pages from. */
export const ImportSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('upload'), upload: UploadId }),
  /** A folder of this machine. */
  z.object({ kind: z.literal('folder'), folder: FolderId }),
  /** Files and folders that were dropped or chosen on this machine, as one source. */
  z.object({ kind: z.literal('places'), places: z.array(FolderId).min(1).max(20_000) }),
]);
export type ImportSource = z.infer<typeof ImportSource>;

const Start = z.object({ source: ImportSource, options: ImportOptions });
const StartFromPaths = z.object({ paths: z.array(z.string().min(1)).min(1), options: ImportOptions });

export const importsContract = {
  /** Opens a place for files that the app sends to `PUT /upload/<id>?name=<relative path>` (drag and drop, file dialog). */
  openUpload: procedure('annotator').output(z.object({ upload: UploadId })),
  /** Removes what was sent, for whoever thinks better of it. One that is being imported, or is gone, is left alone. */
  dropUpload: procedure('annotator')
    .input(z.object({ upload: UploadId }))
    .output(z.null()),
  /** What `start` with the same input would find: how far the look is, then its result. Ending the call ends the look. */
  look: procedure('annotator').input(Start).output(eventIterator(LookEvent)),
  /** Imports what was uploaded, or a folder of this machine (owner only); a job that reports an `ImportReport`. */
  start: procedure('annotator').input(Start).output(JobRef),
  /** A part of a whole list of a report; `from` is 0, or the `next` of the part before. */
  reasons: procedure('annotator')
    .input(z.object({ lists: ReasonListsId, list: ImportList, from: z.int().nonnegative() }))
    .output(z.object({ reasons: z.array(NamedReason), next: z.int().nullable() })),
  /** The same look at files and folders of this machine by path; for the command line. */
  lookAtPaths: procedure('machine').input(StartFromPaths).output(eventIterator(LookEvent)),
  /** Imports files and folders of this machine by path; for the command line. */
  startFromPaths: procedure('machine').input(StartFromPaths).output(JobRef),
};

import { z } from 'zod';
import { FindingKind } from '../domain/finding.ts';
import { Box } from '../domain/geometry.ts';
import {
  CategoryId,
  FacetId,
  FormulaId,
  OperationId,
  PageId,
  PersonId,
  ReleaseId,
  SavedViewId,
  Sha256,
  SplitId,
  SymbolClassId,
  SymbolId,
  Timestamp,
} from '../domain/id.ts';
import { FormulaStatus, Layer, LayerState } from '../domain/layer.ts';
import { SavedView } from '../domain/saved-view.ts';
import { SplitSide, splitSides } from '../domain/split.ts';
import { SubModelKey } from '../domain/sub-model.ts';
import { SymbolClassGroup } from '../domain/symbol-class.ts';
import { Cursor, PageLimit, procedure } from './base.ts';
import { JobRef } from './jobs.ts';

/** Where the pixels of a page or formula are: `media/<sha256>?…`, see `#schemas/contract/media.ts`. */
export const FormulaSummary = z.object({
  id: FormulaId,
  page: PageId,
  pageName: z.string(),
  imageSha256: Sha256,
  pageWidth: z.int(),
  pageHeight: z.int(),
  region: Box,
  status: FormulaStatus,
  /** State of the regions of its page; null where it is the whole page, and nobody is asked for them. */
  regions: LayerState.nullable(),
  layers: z.object({ symbols: Layer, layout: Layer, latex: Layer }),
  categories: z.array(CategoryId),
  latex: z.string(),
  symbolCount: z.int(),
  unusable: z.string().nullable(),
  note: z.string(),
  writer: z.string().nullable(),
  batch: z.string().nullable(),
  /** Time of the last operation on the formula. */
  changedAt: z.string(),
});
export type FormulaSummary = z.infer<typeof FormulaSummary>;

export const PageSummary = z.object({
  id: PageId,
  sourceName: z.string(),
  imageSha256: Sha256,
  width: z.int(),
  height: z.int(),
  holds: z.enum(['one-formula', 'formulas']),
  writer: z.string().nullable(),
  batch: z.string().nullable(),
  regions: Layer,
  formulaCount: z.int(),
  /** Formulas of the page by status. */
  byStatus: z.record(FormulaStatus, z.int()),
});
export type PageSummary = z.infer<typeof PageSummary>;

/** One box with its class and where its pixels are. */
export const SymbolSummary = z.object({
  id: SymbolId,
  formula: FormulaId,
  page: PageId,
  pageName: z.string(),
  imageSha256: Sha256,
  symbolClass: SymbolClassId.nullable(),
  box: Box,
  /** State of the layer of symbols that it belongs to. */
  state: LayerState,
});
export type SymbolSummary = z.infer<typeof SymbolSummary>;

const atLeastAndMost = z
  .object({ min: z.number().nonnegative().nullable(), max: z.number().nonnegative().nullable() })
  .default({ min: null, max: null });

/** UTC days, both included. */
const days = z.object({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }).default({ from: null, to: null });

/** A side of a split; `none`: the split does not know the page. */
export const SideChoice = z.enum([...splitSides, 'none']);
export type SideChoice = z.infer<typeof SideChoice>;

const text = z.string().max(200).default('');
const names = z.array(z.string().min(1).max(1000)).max(1000).default([]);

/** What narrows pages and formulas alike. */
const sharedFilter = {
  /** Persons who changed it, any of them; imports are nobody's work. */
  people: z.array(PersonId).default([]),
  writers: names,
  batches: names,
  sides: z.array(SideChoice).default([]),
  /** Groups of a split, any of them: what writer, page or likeness keeps on one side. */
  groups: z.array(z.string().min(1).max(200)).max(200).default([]),
  /** The split of `sides` and `groups`; null: the newest. */
  split: SplitId.nullable().default(null),
  release: ReleaseId.nullable().default(null),
  /** Longest side of the region or page, in page pixels. */
  size: atLeastAndMost,
  imported: days,
  /** Whether a near-duplicate of its page is in the project, as last looked for. */
  nearDuplicate: z.boolean().nullable().default(null),
};

/** Filters combine: each narrows the list. An empty list of values filters nothing. */
export const FormulaFilter = z.object({
  statuses: z.array(FormulaStatus).default([]),
  /** States of each layer; those of regions are the page's. */
  regions: z.array(LayerState).default([]),
  symbols: z.array(LayerState).default([]),
  layout: z.array(LayerState).default([]),
  latexLayer: z.array(LayerState).default([]),
  /** How far they are for a sub-model: the least state of the layers that it needs. */
  forSubModel: z
    .object({ subModel: SubModelKey, statuses: z.array(FormulaStatus).min(1) })
    .nullable()
    .default(null),
  /** Categories of one facet are alternatives; facets combine. */
  categories: z.array(CategoryId).default([]),
  /** Facets of which it has no category, all of them. */
  lacking: z.array(FacetId).default([]),
  symbolClass: SymbolClassId.nullable().default(null),
  /** Groups of symbol classes, of any of which it has a symbol. */
  classGroups: z.array(SymbolClassGroup).default([]),
  /** Whether it has a symbol without class. */
  hasUnlabelled: z.boolean().default(false),
  page: PageId.nullable().default(null),
  /** Part of the LaTeX, of the note or of the page's name; case counts in LaTeX only. */
  text,
  /** Part of the LaTeX, as written or canonical. */
  latex: text,
  ...sharedFilter,
  symbolCount: atLeastAndMost,
  changed: days,
  /** Persons of whom any submitted (accepted, returned) something of it, on the days of `acted`. */
  submittedBy: z.array(PersonId).default([]),
  acceptedBy: z.array(PersonId).default([]),
  returnedBy: z.array(PersonId).default([]),
  acted: days,
  /** Kinds of findings that it has, any of them. */
  findings: z.array(FindingKind).default([]),
  /** Whether validators found anything. */
  hasFinding: z.boolean().nullable().default(null),
  hasComment: z.boolean().nullable().default(null),
  hasNote: z.boolean().nullable().default(null),
});
export type FormulaFilter = z.infer<typeof FormulaFilter>;

export const PageFilter = z.object({
  holds: z.enum(['one-formula', 'formulas']).nullable().default(null),
  regionStates: z.array(LayerState).default([]),
  /** Part of its name, case ignored. */
  text,
  ...sharedFilter,
});
export type PageFilter = z.infer<typeof PageFilter>;

/** `arrival`: as items came into the project. `count`: symbols of a formula, formulas of a page. */
export const ListSort = z.object({
  by: z.enum(['arrival', 'changed', 'name', 'count', 'size']).default('arrival'),
  descending: z.boolean().default(false),
});
export type ListSort = z.infer<typeof ListSort>;

/** Which part of a list: what stands behind a cursor, or from a rank on. */
const part = {
  after: Cursor.nullable().default(null),
  /** Rank from 0 of the first item, for jumps; counts only without a cursor. */
  from: z.int().nonnegative().max(100_000_000).default(0),
  limit: PageLimit,
};

const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    /** Cursor of the next part; null at the end. */
    next: Cursor.nullable(),
    /** All that the filter matches; null where counting takes its time: ask `count`. */
    total: z.int().nullable(),
  });

/** A value with how many items have it. */
const NamedCount = z.object({ name: z.string(), count: z.int() });

/** What items are counted by beside the choices of a filter. */
export const CountedBy = z.enum([
  'status',
  'category',
  'class',
  'regions',
  'symbols',
  'layout',
  'latex',
  'person',
  'writer',
  'batch',
  'finding',
]);
export type CountedBy = z.infer<typeof CountedBy>;

/** Formulas by the values that a filter can choose, whatever it chooses of these now. */
export const ChoiceCounts = z.partialRecord(CountedBy, z.record(z.string(), z.int()));
export type ChoiceCounts = z.infer<typeof ChoiceCounts>;

/** What is done to many formulas at once. */
export const ManyAct = z.enum(['submit', 'accept', 'unusable', 'usable']);
export type ManyAct = z.infer<typeof ManyAct>;

export const ManyOutcome = z.object({
  /** Null where nothing had to change. */
  operation: OperationId.nullable(),
  changed: z.int(),
  /**
   * Formulas that stayed as they are: nothing in them yet, nothing of it submitted, done already, set aside, gone, or
   * with LaTeX that cannot be read and that nobody accepts unasked. `examples` name the pages of the first few of these.
   */
  left: z.array(
    z.object({
      why: z.enum(['empty', 'not-submitted', 'already', 'unusable', 'not-seen', 'latex-unreadable']),
      count: z.int(),
      examples: z.array(z.string()),
    }),
  ),
});
export type ManyOutcome = z.infer<typeof ManyOutcome>;

/** Which symbols of formulas are meant: every one, those of any class, of a group of classes, or of some (null: of none). */
export const SymbolChoice = z.union([
  z.enum(['every', 'labelled']),
  z.object({ group: SymbolClassGroup }),
  z.array(SymbolClassId.nullable()).min(1).max(2000),
]);
export type SymbolChoice = z.infer<typeof SymbolChoice>;

/** So many items are named one by one at most, and so many an annotator changes by one filter. */
export const mostChosen = 10_000;

/** Formulas by their ids, or all that a filter matches when it is their turn. */
export const ChosenFormulas = z.union([
  z.array(FormulaId).min(1).max(mostChosen),
  z.object({ matching: FormulaFilter }),
]);
export type ChosenFormulas = z.infer<typeof ChosenFormulas>;

/** Symbols one by one, or all of a list. */
export const ChosenSymbols = z.union([
  z
    .array(z.object({ formula: FormulaId, symbol: SymbolId }))
    .min(1)
    .max(mostChosen),
  z.object({ matching: FormulaFilter, of: SymbolChoice }),
]);
export type ChosenSymbols = z.infer<typeof ChosenSymbols>;

/** Pages by their ids, all that a filter matches, those of formulas, or those that one import made. */
export const ChosenPages = z.union([
  z.array(PageId).min(1).max(mostChosen),
  z.object({ matching: PageFilter }),
  z.object({ of: ChosenFormulas }),
  z.object({
    import: z.object({
      batch: z.string().min(1).max(200),
      /** When it ran: another import of the same name is not meant, and what one added later is work. Null: whenever. */
      during: z.object({ from: Timestamp, until: Timestamp }).nullable().default(null),
    }),
  }),
]);
export type ChosenPages = z.infer<typeof ChosenPages>;

export const PageRemoval = z.object({
  pages: ChosenPages,
  /** Whether pages go that somebody has worked on, too. Those of a locked test set never do. */
  worked: z.enum(['keep', 'remove']).default('keep'),
});
export type PageRemoval = z.infer<typeof PageRemoval>;

/** Why a page stays. `filled`: another import has added to it since. */
export const whyPagesStay = ['locked-test', 'edited', 'discussed', 'filled', 'not-seen'] as const;

/** What removing pages comes to. */
export const PageRemovalEffect = z.object({
  pages: z.int(),
  formulas: z.int(),
  /** Pages that stay, by the first reason; `examples` name the first few. */
  left: z.array(z.object({ why: z.enum(whyPagesStay), count: z.int(), examples: z.array(z.string()) })),
});
export type PageRemovalEffect = z.infer<typeof PageRemovalEffect>;

export const PageRemovalReport = z.object({
  removed: PageRemovalEffect,
  /** The one operation, which undo takes back; null where no page went. */
  operation: OperationId.nullable(),
});
export type PageRemovalReport = z.infer<typeof PageRemovalReport>;

/** What many items hold from now on. */
export const ManyChange = z.discriminatedUnion('kind', [
  /** Categories that formulas get and lose; of a facet with one choice what is given takes the place of the old. */
  z.object({
    kind: z.literal('categories'),
    formulas: ChosenFormulas,
    add: z.array(CategoryId).max(20),
    remove: z.array(CategoryId).max(20),
  }),
  /** The class that symbols get; null: none. */
  z.object({
    kind: z.literal('symbol-class'),
    symbols: ChosenSymbols,
    symbolClass: SymbolClassId.nullable(),
  }),
]);
export type ManyChange = z.infer<typeof ManyChange>;

/** What a change of many comes to. */
export const ManyChangeEffect = z.object({
  /** Formulas that were written. */
  formulas: z.int(),
  /** Symbols with another class. */
  symbols: z.int(),
  /** Chosen items that were as wanted already, and those that are gone or hidden from the actor. */
  already: z.int(),
  notSeen: z.int(),
});
export type ManyChangeEffect = z.infer<typeof ManyChangeEffect>;

/** Report of the job that changes many. */
export const ManyChangeReport = ManyChangeEffect.extend({
  /** The one operation, which undo takes back; null where nothing had to change. */
  operation: OperationId.nullable(),
});
export type ManyChangeReport = z.infer<typeof ManyChangeReport>;

export const ListedView = SavedView.pick({ id: true, name: true, address: true, owner: true, shared: true }).extend({
  canRemove: z.boolean(),
});
export type ListedView = z.infer<typeof ListedView>;

/** What stands together in a split, said by its first page. */
export const ListedGroup = z.object({
  group: z.string(),
  side: SplitSide,
  pages: z.int(),
  /** Name and writer of its first page; empty and null where that is gone. */
  sourceName: z.string(),
  writer: z.string().nullable(),
});
export type ListedGroup = z.infer<typeof ListedGroup>;

export const libraryContract = {
  formulas: procedure('annotator')
    .input(z.object({ filter: FormulaFilter.prefault({}), sort: ListSort.prefault({}), ...part }))
    .output(listOf(FormulaSummary)),
  pages: procedure('annotator')
    .input(z.object({ filter: PageFilter.prefault({}), sort: ListSort.prefault({}), ...part }))
    .output(listOf(PageSummary)),
  /** Symbols in the formulas that the filter matches; in their order. */
  symbols: procedure('annotator')
    .input(z.object({ filter: FormulaFilter.prefault({}), of: SymbolChoice, ...part }))
    .output(listOf(SymbolSummary)),
  /** Exactly how many symbols that list holds. */
  countSymbols: procedure('annotator')
    .input(z.object({ filter: FormulaFilter.prefault({}), of: SymbolChoice }))
    .output(z.object({ total: z.int() })),
  /** Exactly how many formulas a filter matches. */
  count: procedure('annotator')
    .input(z.object({ filter: FormulaFilter.prefault({}) }))
    .output(z.object({ total: z.int() })),
  /** How many formulas each choice of a filter would find; null where only reading every text would tell. */
  counts: procedure('annotator')
    .input(z.object({ filter: FormulaFilter.prefault({}), of: z.array(CountedBy).min(1) }))
    .output(z.object({ counts: ChoiceCounts.nullable() })),
  /** Starts the job that submits, accepts (reviewers) or sets aside many formulas by one operation; its report is a `ManyOutcome`. */
  act: procedure('annotator')
    .input(
      z.object({
        formulas: ChosenFormulas,
        act: ManyAct,
        /** Why they are set aside. */
        reason: z.string().trim().min(1).max(2000).nullable().default(null),
      }),
    )
    .output(JobRef),
  /** What that job would come to; nothing is done. */
  previewChange: procedure('annotator').input(ManyChange).output(ManyChangeEffect),
  /** Starts the job that gives many items other categories, or another class, by one operation; its report is a `ManyChangeReport`. */
  change: procedure('annotator').input(ManyChange).output(JobRef),
  /** What removing pages would come to; nothing is done. */
  previewRemoval: procedure('lead').input(PageRemoval).output(PageRemovalEffect),
  /**
   * Starts the job that removes pages with their formulas and what was said about them, by one operation; its report is a
   * `PageRemovalReport`. Pictures stay in the media folder, frozen releases as they are.
   */
  removePages: procedure('lead').input(PageRemoval).output(JobRef),
  /** Views under a name: the caller's own, and those that others share. */
  views: procedure('annotator').output(z.object({ views: z.array(ListedView) })),
  saveView: procedure('annotator')
    .input(SavedView.pick({ name: true, address: true, shared: true }))
    .output(z.object({ view: SavedViewId })),
  removeView: procedure('annotator').input(z.object({ view: SavedViewId })),
  /**
   * Groups of a split (null: the newest), of two pages or formulas at least, the largest first; with a text those of pages
   * whose name or writer holds it. `named` are told first, whatever the text.
   */
  splitGroups: procedure('annotator')
    .input(
      z.object({
        split: SplitId.nullable().default(null),
        text,
        named: z.array(z.string().min(1).max(200)).max(200).default([]),
      }),
    )
    .output(z.object({ split: SplitId.nullable(), groups: z.array(ListedGroup) })),
  /** Writers and imports that pages came with, by how many pages. */
  choices: procedure('annotator').output(z.object({ writers: z.array(NamedCount), batches: z.array(NamedCount) })),
};

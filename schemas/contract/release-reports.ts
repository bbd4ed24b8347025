import { z } from 'zod';
import { FormulaId, PageId, ReleaseId } from '../domain/id.ts';
import { Release, TrainingClass } from '../domain/release.ts';
import { SplitSide } from '../domain/split.ts';
import { SubModelKey } from '../domain/sub-model.ts';
import { TestVersion } from '../domain/test-version.ts';
import { BroughtPage, HeldOut, PartedGroup } from '../formats/frozen-release.ts';
import { FewSides, LeftOpen } from '../formats/left-open.ts';
import { ReasonCount } from '../formats/reason-count.ts';

const count = z.int().nonnegative();
const BySide = z.record(SplitSide, count);

/** What a release has for one sub-model of the project, built in or its own. */
export const SubModelItems = z.object({
  subModel: SubModelKey,
  /** Items by side as they are written. */
  bySide: BySide,
  /** Accepted items that are in none of its datasets, whatever their format. */
  leftOut: z.array(ReasonCount),
});
export type SubModelItems = Readonly<z.infer<typeof SubModelItems>>;

/** A release that does not go on with the split of the release before it, and what that means for its pages. */
export const SplitChange = z.object({
  /** Name of its split. */
  name: z.string(),
  /** Whether the split was made with it. */
  isNew: z.boolean(),
  /** Name of the split of the release before. */
  last: z.string(),
  /** Its pages that have a side in both splits. */
  pages: count,
  /** Those of them that stand on another side, also with a part of what is on them. */
  moved: count,
  /** Those of them of which anything was in test and is in train. */
  testToTrain: count,
});
export type SplitChange = Readonly<z.infer<typeof SplitChange>>;

/** How a split lies: sides, groups, strata, what is held out, what is written alike on two sides. */
export const SplitView = z.object({
  /** Pages with anything in it, each once, also where what is on it stands on several sides. */
  pages: count,
  sides: z.record(
    SplitSide,
    z.object({
      pages: count,
      groups: count,
      /** Those that are split: with truth of their own, or as a region. */
      formulas: count,
      /** Those of them of which nothing but the region is accepted. */
      regionsAlone: count,
      symbols: count,
      /** Share of the formulas that the rule asks for; null where it asks for none (folds; shares beside a named or locked test set). */
      wanted: z.number().nullable(),
      /** The same in formulas, where the rule asks for a number of them. */
      wantedFormulas: count.nullable(),
      share: z.number(),
    }),
  ),
  /** Sides that were asked for and have nothing. */
  emptySides: z.array(SplitSide),
  /** Every sub-model of the project: the built-in ones in the order of the pipeline, then its own. */
  subModels: z.array(SubModelItems),
  fewSides: FewSides,
  strata: z.array(z.object({ kind: z.enum(['category', 'class']), id: z.string(), total: count, bySide: BySide })),
  heldOut: z.object({ total: count, first: z.array(HeldOut) }),
  /** Groups that stand on several sides, as what is assigned never moves. */
  partedGroups: z.object({ total: count, first: z.array(PartedGroup) }),
  /** Pages of a named test set that nobody named: what they are linked to was. */
  brought: z.object({ total: count, first: z.array(BroughtPage) }),
  groups: z.object({
    total: count,
    largest: z.array(
      z.object({
        /** Its name, which its figures are followed by. */
        group: z.string(),
        side: SplitSide,
        pages: count,
        formulas: count,
        sourceName: z.string(),
        /** Where one is known, and no other. */
        writer: z.string().nullable(),
        writers: count,
      }),
    ),
  }),
  /** Test formulas with LaTeX, those whose LaTeX is in train too, and train formulas left out for it. */
  expressions: z.object({ test: count, seen: count, dropped: count }),
  testVersion: z.int().positive().nullable(),
  /** Pages of the locked test set, which goes in whole, of imports or licences that were not chosen. */
  testOutsideFilter: count,
  /** Null where it goes on with the split of the release before, or is the first. */
  splitChange: SplitChange.nullable(),
});
export type SplitView = Readonly<z.infer<typeof SplitView>>;

/** Least, 5th, 50th, 95th percentile and greatest; null where there is nothing. */
export const Quantiles = z
  .object({ least: z.number(), low: z.number(), middle: z.number(), high: z.number(), most: z.number() })
  .nullable();
export type Quantiles = Readonly<z.infer<typeof Quantiles>>;

export const ReleaseHealth = z.object({
  classes: z.array(z.object({ ...TrainingClass.shape, bySide: BySide })),
  sizes: z.object({
    /** Pixels of the longer side of pages. */
    pages: Quantiles,
    /** Pixels of the longer side of formulas. */
    formulas: Quantiles,
    /** Pixels of the longer side of symbol boxes. */
    symbols: Quantiles,
    symbolsPerFormula: Quantiles,
    tokensPerFormula: Quantiles,
  }),
  /** Accepted, and holding nothing. */
  emptyOnPurpose: z.object({ pages: count, formulas: count }),
  /** Null in releases that are older than the figure. */
  leftOpen: LeftOpen.nullable(),
  findings: z.array(ReasonCount),
});
export type ReleaseHealth = Readonly<z.infer<typeof ReleaseHealth>>;

export const ReleaseReport = z.object({ split: SplitView, health: ReleaseHealth });
export type ReleaseReport = Readonly<z.infer<typeof ReleaseReport>>;

export const differenceChanges = ['added', 'removed', 'changed', 'moved'] as const;

const changes = { added: count, removed: count, changed: count, moved: count };

/** What of an item can be another: of a formula, of the regions of a page, and of either what its page is. */
const otherParts = [
  'layout',
  'latex',
  'categories',
  'region',
  'placement',
  'regions',
  'picture',
  'writer',
  'source',
] as const;
const itemParts = ['symbols', ...otherParts] as const;

/** The same, and how many symbols are others. */
export const differenceParts = [
  'symbols',
  'symbolsAdded',
  'symbolsRemoved',
  'symbolsRelabelled',
  'symbolsReshaped',
  ...otherParts,
] as const;

/** Formulas of a category, or symbols of a class: in either release, and what came and went. */
const KindDifference = z.object({
  kind: z.enum(['category', 'class']),
  id: z.string(),
  before: count,
  after: count,
  added: count,
  removed: count,
});

/** What a release has that another one has not. `moved`: on another side of the split. */
export const ReleaseDifference = z.object({
  from: ReleaseId,
  to: ReleaseId,
  /** Counted as the counts of a release do: pages with anything in it. `changed`: anything on them is another. */
  pages: z.object(changes),
  formulas: z.object(changes),
  /** Of formulas and regions of pages that are in both: how many differ in each part, and by how many symbols. */
  parts: z.record(z.enum(differenceParts), count),
  /** What stands on another side now. */
  moves: z.array(z.object({ from: SplitSide, to: SplitSide, pages: count, formulas: count })),
  /** Categories and symbol classes of which something came or went. */
  kinds: z.array(KindDifference),
  classes: z.object({
    added: z.array(z.string()),
    renamed: z.array(z.object({ before: z.string(), after: z.string() })),
  }),
  total: count,
  /** The first of them, by page. */
  first: z.array(
    z.object({
      change: z.enum(differenceChanges),
      type: z.enum(['page', 'formula']),
      id: z.union([PageId, FormulaId]),
      page: PageId,
      sourceName: z.string(),
      /** Its side in the older and in the newer release; null where it is not in it. */
      sideBefore: SplitSide.nullable(),
      sideAfter: SplitSide.nullable(),
      parts: z.array(z.enum(itemParts)),
    }),
  ),
});
export type ReleaseDifference = Readonly<z.infer<typeof ReleaseDifference>>;

/** How the test pages of a split differ now from the test set that is locked. */
export const TestDrift = z.object({
  version: TestVersion,
  /** Formulas of the test set as its split counts them, those of them that are regions alone, and their pages. */
  formulas: count,
  regionsAlone: count,
  pages: count,
  /** Accepted content that is another now; it stays out until a correction takes it over. */
  changed: z.array(z.string()),
  /** No longer accepted, or gone: the locked content stays until a correction takes it out. */
  gone: z.array(z.string()),
  /** Accepted on its pages since; it stays out until a correction takes it in. */
  came: z.array(z.string()),
  /** Labels that were renamed or merged since. */
  renamedClasses: z.array(z.string()),
});
export type TestDrift = Readonly<z.infer<typeof TestDrift>>;

/** A corrected test set: its version, the release that it was frozen with, and what is different in it. */
export const CorrectedTest = z.object({
  release: Release,
  version: TestVersion,
  ...TestDrift.pick({ changed: true, gone: true, came: true }).shape,
});
export type CorrectedTest = Readonly<z.infer<typeof CorrectedTest>>;

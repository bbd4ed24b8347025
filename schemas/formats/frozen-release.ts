import { z } from 'zod';
import { Category, Facet } from '../domain/facet.ts';
import { Box } from '../domain/geometry.ts';
import { CategoryId, FacetId, FormulaId, PageId, Sha256, SymbolClassId, SymbolId } from '../domain/id.ts';
import { LatexPolicy } from '../domain/latex-policy.ts';
import { Reason } from '../domain/reason.ts';
import { RelationType } from '../domain/relation.ts';
import { SourceLicence } from '../domain/source-licence.ts';
import { SplitRule, SplitSide } from '../domain/split.ts';
import { SubModelId } from '../domain/sub-model.ts';
import { ReasonCount } from './reason-count.ts';
import { ReleaseCard } from './release-card.ts';

/**
 * Why trainers would see another picture in the stored bytes than is seen here: part of it is transparent, which many
 * drop, or it is grey with 16 bits a pixel, all but the darkest of which Pillow shows as white, or it moves, which
 * torchvision and OpenCV before 4.11 refuse of WebP.
 */
export type PictureOddity = 'transparent' | 'deep-grey' | 'animated';

/** The stored picture of a page. */
export const FrozenPicture = z.object({
  sha256: Sha256,
  byteCount: z.int().positive(),
  /** Sniffed content type, for instance `image/png`. */
  contentType: z.string(),
  /** Upright pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** EXIF orientation of the stored bytes, 1 to 8. */
  orientation: z.int().min(1).max(8),
});
export type FrozenPicture = Readonly<z.infer<typeof FrozenPicture>> & {
  /** Never frozen: found in the stored bytes when a release is exported, so that releases keep their hashes. */
  readonly oddity?: PictureOddity;
  /** Whether its stored bytes are known to hold no metadata; never frozen either. */
  readonly isBare?: boolean;
};

const Placement = z.enum(['inline', 'isolated']).nullable();

const pageFacts = {
  page: PageId,
  sourceSha256: Sha256,
  sourceName: z.string(),
  writer: z.string().nullable(),
  picture: FrozenPicture,
};

/** A page whose regions are accepted, with the regions of all its formulas, in page pixels. */
export const FrozenPage = z.object({
  kind: z.literal('page'),
  ...pageFacts,
  regions: z.array(
    z.object({
      formula: FormulaId,
      box: Box,
      placement: Placement,
      /** Somebody said that no truth can be made of the formula; that it stands there is true all the same. */
      unusable: z.boolean(),
    }),
  ),
});
export type FrozenPage = Readonly<z.infer<typeof FrozenPage>>;

export const FrozenSymbol = z.object({
  id: SymbolId,
  /** Aliases are resolved; null for a box that was accepted without a class. */
  symbolClass: SymbolClassId.nullable(),
  box: Box,
});
export type FrozenSymbol = Readonly<z.infer<typeof FrozenSymbol>>;

export const FrozenLayout = z.object({
  relations: z.array(z.object({ parent: SymbolId, child: SymbolId, type: RelationType })),
  /** Stored order, only where the relations are no complete tree. */
  order: z.array(SymbolId).nullable(),
});
export type FrozenLayout = Readonly<z.infer<typeof FrozenLayout>>;

export const FrozenLatex = z.object({
  raw: z.string(),
  /** Tokens of the canonical form; null where the LaTeX has none. */
  tokens: z.array(z.string()).nullable(),
  /** Why it has none. */
  problem: Reason.nullable(),
});
export type FrozenLatex = Readonly<z.infer<typeof FrozenLatex>>;

/** A usable formula with its accepted layers; a layer that is not accepted is null. Boxes are in page pixels. */
export const FrozenFormula = z.object({
  kind: z.literal('formula'),
  id: FormulaId,
  ...pageFacts,
  region: Box,
  placement: Placement,
  categories: z.array(CategoryId),
  symbols: z.array(FrozenSymbol).nullable(),
  layout: FrozenLayout.nullable(),
  latex: FrozenLatex.nullable(),
});
export type FrozenFormula = Readonly<z.infer<typeof FrozenFormula>>;

/** Number of items by sub-model: pages for the extractor, symbols for the recognizer, formulas for the others. */
export const ItemCounts = z.record(SubModelId, z.int().nonnegative());
export type ItemCounts = Readonly<z.infer<typeof ItemCounts>>;

/** Accepted items that no dataset of their sub-model takes, with the first of them by name. */
export const LeftOutCount = ReasonCount.extend({ subModel: SubModelId });
export type LeftOutCount = Readonly<z.infer<typeof LeftOutCount>>;

/** A page that stands on no side, although something of it is accepted. */
export const HeldOut = z.object({
  page: PageId,
  sourceName: z.string(),
  sides: z.array(SplitSide),
  /**
   * `two-sides`: it would join groups on two sides; `locked-test`: it is linked to the locked test set, or came to one
   * of its pages later; `named-test`: it is named for the test set and linked to what stands elsewhere.
   */
  reason: z.enum(['two-sides', 'locked-test', 'named-test']),
  items: ItemCounts,
});
export type HeldOut = Readonly<z.infer<typeof HeldOut>>;

/** Pages that belong together and stand on several sides all the same: one on each, in the order of the sides. */
export const PartedGroup = z.array(z.object({ side: SplitSide, page: PageId, sourceName: z.string() })).min(2);
export type PartedGroup = Readonly<z.infer<typeof PartedGroup>>;

/** A page of a named test set that nobody named. */
export const BroughtPage = z.object({ page: PageId, sourceName: z.string(), writer: z.string().nullable() });
export type BroughtPage = Readonly<z.infer<typeof BroughtPage>>;

/** Layers of a formula that a release can be asked to have accepted. */
export const filterLayers = ['symbols', 'layout', 'latex'] as const;

/** Which part of the accepted state a release takes. */
export const FreezeFilter = z.object({
  /** Formulas that have one of these of each facet that is named. */
  categories: z.array(CategoryId),
  /** Imports; none: all. */
  batches: z.array(z.string()),
  /** Licences of sources; none: all. Null: pages whose licence nobody has said. */
  licences: z.array(z.string().nullable()),
  /** Formulas must have all these layers accepted; none: any. */
  layers: z.array(z.enum(filterLayers)),
});
export type FreezeFilter = Readonly<z.infer<typeof FreezeFilter>>;

/** One of several folds: groups of train and validation are dealt into `count` parts, of which `index` validates. */
export const Fold = z
  .object({ count: z.int().min(2).max(20), index: z.int().nonnegative() })
  .refine(({ count, index }) => index < count, 'the fold must be one of the folds');
export type Fold = Readonly<z.infer<typeof Fold>>;

/** What belongs to a release as a whole. */
export const ReleaseContext = z.object({
  /** Grows when frozen records change their shape. */
  frozenVersion: z.literal(1),
  split: SplitRule,
  /** What was taken of the accepted state; all of it where nothing is given. */
  filter: FreezeFilter.exactOptional(),
  /** The fold that validation is, of train and validation together. */
  fold: Fold.exactOptional(),
  /** Version of the locked test set that is in the release. */
  testVersion: z.int().positive().exactOptional(),
  /** Pages of the locked test set, which goes in whole, of imports or licences that the filter leaves out. */
  testOutsideFilter: z.int().positive().exactOptional(),
  /** Formulas on the test side with LaTeX, and those of them whose canonical LaTeX is in train too. */
  expressions: z.object({ test: z.int().nonnegative(), seen: z.int().nonnegative() }).exactOptional(),
  /** Formulas of the test side whose LaTeX is in train too, where they are to be told apart. */
  seenInTrain: z.array(FormulaId).exactOptional(),
  /** Train formulas that were left out because their canonical LaTeX is in the test set. */
  dropped: z.object({ formulas: z.int().positive(), items: ItemCounts, examples: z.array(z.string()) }).exactOptional(),
  /** Where the pages come from, by licence. */
  sources: z
    .array(SourceLicence.extend({ pages: z.int().nonnegative(), formulas: z.int().nonnegative() }))
    .exactOptional(),
  card: ReleaseCard.exactOptional(),
  latexPolicy: LatexPolicy,
  facets: z.array(Facet),
  categories: z.array(Category),
  /**
   * Formulas by category and side, in the order in which people see categories; without a category those that have none
   * of the facet.
   */
  kinds: z
    .array(
      z.object({
        facet: FacetId,
        category: CategoryId.nullable(),
        bySide: z.record(SplitSide, z.int().nonnegative()),
      }),
    )
    .exactOptional(),
  /** The quotas as they stood, in words, with what the release holds of each; null where that was not counted. */
  quotas: z
    .array(
      z.object({
        selection: z.string(),
        unit: z.enum(['formula', 'symbol']),
        target: z.int().positive(),
        held: z.int().nonnegative().nullable(),
      }),
    )
    .exactOptional(),
  /**
   * Groups of classes by number, also those that no class is in any more; without it, their numbers are the order in which
   * their first class got its index.
   */
  groups: z.array(z.string()).min(1).exactOptional(),
  /** Items by side as they will be written. */
  items: z.record(SplitSide, ItemCounts),
  /** Accepted and on a side, but in no dataset of their sub-model: not among `items`, except in releases older than this. */
  leftOut: z.array(LeftOutCount).min(1).exactOptional(),
  heldOut: z.array(HeldOut),
  /**
   * Groups, as the rule asks for them, of which pages stood on several sides already: what is assigned never moves. Not in
   * releases older than this.
   */
  partedGroups: z.array(PartedGroup).min(1).exactOptional(),
  /**
   * Pages that are in a named test set and were not named: what they are linked to was. Not in releases older than this.
   */
  brought: z.array(BroughtPage).min(1).exactOptional(),
});
export type ReleaseContext = Readonly<z.infer<typeof ReleaseContext>>;

import { z } from 'zod';
import { CategoryId, FacetId, FormulaId, PageId, Sha256, SymbolClassId, SymbolId } from './id.ts';
import { Reason } from './reason.ts';

/** What validators look for, in the order in which a person would deal with it. */
export const findingKinds = [
  'box-empty',
  'box-outside',
  'box-duplicate',
  'box-tiny',
  'symbol-unlabelled',
  'latex-unparsable',
  'latex-symbols-differ',
  'truth-rule',
  'relations-no-tree',
  'order-differs',
  'category-missing',
  'class-under-minimum',
  'category-under-minimum',
  'majority-class',
  'split-leak',
  'media-orphan',
] as const;
export const FindingKind = z.enum(findingKinds);
export type FindingKind = z.infer<typeof FindingKind>;

/** Where a finding is: what opens when it is chosen. */
export const FindingPlace = z.discriminatedUnion('type', [
  /** A formula, with the symbols that are meant; none: the formula as a whole. */
  z.object({ type: z.literal('formula'), page: PageId, formula: FormulaId, symbols: z.array(SymbolId) }),
  z.object({ type: z.literal('pages'), pages: z.array(PageId).min(1) }),
  z.object({ type: z.literal('class'), symbolClass: SymbolClassId }),
  z.object({ type: z.literal('category'), facet: FacetId, category: CategoryId }),
  z.object({ type: z.literal('media'), sha256: Sha256 }),
]);
export type FindingPlace = z.infer<typeof FindingPlace>;

/** One thing that is, or may be, wrong with the project's truth. */
export const Finding = z.object({
  kind: FindingKind,
  place: FindingPlace,
  reason: Reason,
});
export type Finding = Readonly<z.infer<typeof Finding>>;

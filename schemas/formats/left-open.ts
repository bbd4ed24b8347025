import { z } from 'zod';
import { FormulaId, OperationId, PageId } from '../domain/id.ts';
import { InkHash } from '../domain/ink-hash.ts';
import { layerStates } from '../domain/layer.ts';
import { SourceLicence } from '../domain/source-licence.ts';

const ByState = z.record(z.enum(layerStates), z.int().nonnegative());

const FormulaLayer = z.enum(['symbols', 'layout', 'latex']);

/**
 * Classes that a side lacks on which others stand, with all their symbols: datasets whose class folders must be the same
 * on every side leave these out.
 */
export const FewSides = z.object({ classes: z.int().nonnegative(), symbols: z.int().nonnegative() });
export type FewSides = Readonly<z.infer<typeof FewSides>>;

/** How the layers of the project stood when a release was frozen: what is not accepted is not done, and not in it. */
export const LeftOpen = z.object({
  /** Pages that hold several formulas, by the state of their regions. */
  regions: ByState,
  /** Usable formulas, by the state of each layer. */
  symbols: ByState,
  layout: ByState,
  latex: ByState,
  unusable: z.int().nonnegative(),
  /** In releases that are newer than the figure. */
  fewSides: FewSides.exactOptional(),
  /** The last operation before it was frozen: by the log since then the counted items are found again. */
  lastOperation: OperationId.exactOptional(),
});
export type LeftOpen = Readonly<z.infer<typeof LeftOpen>>;

/** A page that a release of another project tests with and that was gone from there: what links further pages to it. */
export const GonePage = z.object({
  page: PageId,
  batch: z.string().nullable(),
  /** 64-bit perceptual hash as 16 hexadecimal digits. */
  perceptualHash: z.string().regex(/^[0-9a-f]{16}$/),
  /** Hash of its ink alone as 36 hexadecimal digits; null where there is none. */
  inkHash: InkHash.nullable().exactOptional(),
});
export type GonePage = Readonly<z.infer<typeof GonePage>>;

/**
 * What is remembered of a freeze beside the release, so that its figures can be followed to what they count. Of releases
 * that are older than the figure of what was left open, at most what is gone.
 */
export const BesideRelease = LeftOpen.partial()
  .extend({
    /** Train formulas that were left out because they are written like one of the test set. */
    dropped: z.array(FormulaId).exactOptional(),
    /**
     * Formulas that were accepted and are not in it, by the layers that were: those of pages that stand on no side, or (null)
     * those that were dropped. In releases that are newer than the figure.
     */
    outside: z
      .array(z.object({ page: PageId.nullable(), layers: z.array(FormulaLayer), formulas: z.int().positive() }))
      .exactOptional(),
    /** Imports whose pages nobody had given a licence. */
    unlicensed: z.array(z.string().nullable()).exactOptional(),
    /** Under which licence the pages of each import stood; in releases that are newer than the record of it. */
    licences: z.array(SourceLicence.extend({ batch: z.string().nullable() })).exactOptional(),
    /** Of its test side; the log of this project does not know them. */
    gone: z.array(GonePage).exactOptional(),
  })
  .refine(
    (beside) => leftOpenOf(beside) !== null || Object.keys(LeftOpen.shape).every((name) => !(name in beside)),
    'the figure is whole or missing',
  );
export type BesideRelease = Readonly<z.infer<typeof BesideRelease>>;

/** The figure among what is remembered; null where the release is older. */
export function leftOpenOf(beside: object | null): LeftOpen | null {
  return LeftOpen.safeParse(beside).data ?? null;
}

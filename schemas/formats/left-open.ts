import { z } from 'zod';
import { layerStates } from '../domain/layer.ts';

const ByState = z.record(z.enum(layerStates), z.int().nonnegative());

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
});
export type LeftOpen = Readonly<z.infer<typeof LeftOpen>>;

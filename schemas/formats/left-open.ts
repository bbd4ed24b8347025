import { z } from 'zod';
import { layerStates } from '../domain/layer.ts';

const ByState = z.record(z.enum(layerStates), z.int().nonnegative());

/** How the layers of the project stood when a release was frozen: what is not accepted is not done, and not in it. */
export const LeftOpen = z.object({
  /** Pages that hold several formulas, by the state of their regions. */
  regions: ByState,
  /** Usable formulas, by the state of each layer. */
  symbols: ByState,
  layout: ByState,
  latex: ByState,
  unusable: z.int().nonnegative(),
});
export type LeftOpen = Readonly<z.infer<typeof LeftOpen>>;

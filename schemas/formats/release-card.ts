import { z } from 'zod';
import { LayerName } from '../domain/layer.ts';
import { FractionBarRule } from '../domain/requirements.ts';

/** What a dataset card says of the project, as it stood when the release was frozen. */
export const ReleaseCard = z.object({
  projectName: z.string(),
  /** Empty where the requirements sheet says nothing. */
  purpose: z.string(),
  /** Layers that a formula must have accepted to be done; cards of older versions do not say. */
  layersAsked: z.array(LayerName).exactOptional(),
  fractionBar: FractionBarRule.exactOptional(),
  truthRules: z.array(z.object({ topic: z.string(), rule: z.string() })),
  models: z.array(
    z.object({
      subModel: z.string(),
      input: z.string(),
      output: z.string(),
      metric: z.string(),
      direction: z.enum(['at-least', 'at-most']),
      target: z.number().nullable(),
    }),
  ),
});
export type ReleaseCard = Readonly<z.infer<typeof ReleaseCard>>;

import { z } from 'zod';

/** What a dataset card says of the project, as it stood when the release was frozen. */
export const ReleaseCard = z.object({
  projectName: z.string(),
  /** Empty where the requirements sheet says nothing. */
  purpose: z.string(),
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

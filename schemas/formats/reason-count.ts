import { z } from 'zod';
import { Reason } from '../domain/reason.ts';

/** Things that share a reason, with the first of them by name. */
export const ReasonCount = z.object({
  reason: Reason,
  count: z.int().positive(),
  examples: z.array(z.string()),
});
export type ReasonCount = Readonly<z.infer<typeof ReasonCount>>;

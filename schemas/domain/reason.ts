import { z } from 'zod';
import { MessageParameters } from './app-error.ts';

/**
 * Why something was quarantined, repaired, skipped or found wrong: a stable code for translation and counting, and
 * one English sentence that stands on its own in a log.
 */
export const Reason = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  message: z.string().min(1),
  parameters: MessageParameters,
});
export type Reason = z.infer<typeof Reason>;

export function reason(code: string, message: string, parameters: MessageParameters = {}): Reason {
  return { code, message, parameters };
}

import { z } from 'zod';

/** Lists of a report of an import: sources with a reason each. */
export const importLists = ['quarantined', 'unreadable', 'heldOut', 'repaired', 'differing'] as const;
export const ImportList = z.enum(importLists);
export type ImportList = z.infer<typeof ImportList>;

/** How many sources of one reason a report names; its whole lists are asked for. */
export const mostNamedOfReason = 20;

/** Names the whole lists of one report. */
export const ReasonListsId = z
  .string()
  .regex(/^[0-9A-Z]{26}$/)
  .brand<'ReasonListsId'>();
export type ReasonListsId = z.infer<typeof ReasonListsId>;

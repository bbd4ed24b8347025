import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { DocumentRef } from '../domain/document.ts';
import { OperationId, PersonId } from '../domain/id.ts';
import { OperationKind } from '../domain/operation.ts';
import { procedure } from './base.ts';
import { Job, JobProgress } from './jobs.ts';

/** What releases and exports are made by and no operation changes: it has no undo. */
export const ReleaseSetting = z.enum(['sub-models', 'recipes', 'licences', 'test-set']);
export type ReleaseSetting = z.infer<typeof ReleaseSetting>;

/** What other windows hear of at once. */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connected') }),
  z.object({
    type: z.literal('operation'),
    operation: OperationId,
    kind: OperationKind,
    actor: PersonId,
    /** At most 1,000 of them; an import of more names none and `many` is true. */
    documents: z.array(z.object({ ref: DocumentRef, revision: z.int().nonnegative() })),
    many: z.boolean(),
  }),
  z.object({ type: z.literal('job'), job: Job }),
  z.object({ type: z.literal('release-setting'), setting: ReleaseSetting }),
  z.object({ type: z.literal('project'), opened: z.boolean() }),
  /** A project of an older program is being prepared while it opens; null: that is over. */
  z.object({ type: z.literal('opening'), progress: JobProgress.nullable() }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

export const eventsContract = {
  watch: procedure('visitor').output(eventIterator(LiveEvent)),
};

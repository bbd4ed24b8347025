import { z } from 'zod';
import { FolderId } from '../contract/host.ts';
import { JobId } from '../domain/id.ts';

/** What the page asks the main process to do with what only Electron has. */
export const Question = z.discriminatedUnion('type', [
  /** Lets the person choose a folder in the system's dialog; answers with its id, or null. */
  z.object({
    type: z.literal('choose-folder'),
    title: z.string().max(200),
    action: z.string().max(100),
    canMake: z.boolean(),
    start: FolderId.nullable(),
  }),
  /** Shows something in the file manager: what an export wrote, or the folder of the open project. */
  z.object({ type: z.literal('reveal-export'), job: JobId }),
  z.object({ type: z.literal('reveal-project') }),
]);
export type Question = z.infer<typeof Question>;

/** What each question is answered with. */
export interface AnswerOf {
  readonly 'choose-folder': FolderId | null;
  /** Whether it was there to be shown. */
  readonly 'reveal-export': boolean;
  readonly 'reveal-project': boolean;
}

import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';
import { startJob } from '../start-job.ts';

const listing = () => import('#electron/core/duplicates/list-groups.ts');
const deciding = () => import('#electron/core/duplicates/decide-duplicates.ts');

/** Loaded when first called. */
export const duplicatesRouter = os.duplicates.router({
  look: os.duplicates.look.handler(({ context }) => {
    const project = needProject(context);
    return startJob(context, 'duplicates', async (handle) => {
      const { lookForDuplicates } = await import('#electron/core/duplicates/look-for-duplicates.ts');
      return await lookForDuplicates(project, handle);
    });
  }),
  groups: os.duplicates.groups.handler(async ({ context, input }) =>
    (await listing()).listDuplicateGroups(needProject(context), needActor(context), input),
  ),
  decide: os.duplicates.decide.handler(async ({ context, input }) =>
    (await deciding()).decideDuplicates(needProject(context), needActor(context), input),
  ),
  reopen: os.duplicates.reopen.handler(async ({ context, input }) =>
    (await deciding()).reopenDuplicates(needProject(context), needActor(context), input.decision),
  ),
});

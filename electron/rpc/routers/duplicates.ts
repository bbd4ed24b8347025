import { implement, type Router } from '@orpc/server';
import { duplicatesContract } from '#schemas/contract/duplicates.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { startJob } from '../start-job.ts';

const os = implement(duplicatesContract).$context<RpcContext>().use(guard);

const listing = () => import('#electron/core/duplicates/list-groups.ts');
const deciding = () => import('#electron/core/duplicates/decide-duplicates.ts');

/** Loaded when first called. */
export const duplicatesRouter = {
  look: os.look.handler(({ context }) => {
    const project = needProject(context);
    return startJob(context, 'duplicates', async (handle) => {
      const { lookForDuplicates } = await import('#electron/core/duplicates/look-for-duplicates.ts');
      return await lookForDuplicates(project, handle);
    });
  }),
  groups: os.groups.handler(async ({ context, input }) =>
    (await listing()).listDuplicateGroups(needProject(context), needActor(context), input),
  ),
  decide: os.decide.handler(async ({ context, input }) =>
    (await deciding()).decideDuplicates(needProject(context), needActor(context), input),
  ),
  reopen: os.reopen.handler(async ({ context, input }) =>
    (await deciding()).reopenDuplicates(needProject(context), needActor(context), input.decision),
  ),
} satisfies Router<typeof duplicatesContract, RpcContext>;

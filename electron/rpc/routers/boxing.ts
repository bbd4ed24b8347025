import { implement, type Router } from '@orpc/server';
import { boxingContract } from '#schemas/contract/boxing.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { startJob } from '../start-job.ts';

const os = implement(boxingContract).$context<RpcContext>().use(guard);

export const boxingRouter = {
  suggestClasses: os.suggestClasses.handler(async ({ context, input }) => {
    const { suggestClasses } = await import('#electron/core/boxing/suggest-classes.ts');
    return await suggestClasses(needProject(context), needActor(context), input);
  }),
  check: os.check.handler(async ({ context, input }) => {
    const { checkTruth } = await import('#electron/core/boxing/check-truth.ts');
    return await checkTruth(needProject(context), needActor(context), input);
  }),
  suggest: os.suggest.handler(async ({ context, input }) => {
    const { suggestBoxes } = await import('#electron/core/boxing/suggest-boxes.ts');
    return await suggestBoxes(needProject(context), needActor(context), input);
  }),
  start: os.start.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    return startJob(context, 'boxing', async (handle) => {
      const { boxFormulas } = await import('#electron/core/boxing/box-formulas.ts');
      return await boxFormulas(project, actor, input.filter, handle);
    });
  }),
} satisfies Router<typeof boxingContract, RpcContext>;

import { implement, type Router } from '@orpc/server';
import { synthesisContract } from '#schemas/contract/synthesis.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { startJob } from '../start-job.ts';

const os = implement(synthesisContract).$context<RpcContext>().use(guard);

export const synthesisRouter = {
  start: os.start.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    return startJob(context, 'synthesis', async (handle) => {
      const { synthesise } = await import('#electron/core/synth/synthesise.ts');
      return await synthesise(project, actor, input, handle);
    });
  }),
} satisfies Router<typeof synthesisContract, RpcContext>;

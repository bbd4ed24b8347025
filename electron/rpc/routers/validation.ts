import { implement, type Router } from '@orpc/server';
import { validationContract } from '#schemas/contract/validation.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { startJob } from '../start-job.ts';

const os = implement(validationContract).$context<RpcContext>().use(guard);

export const validationRouter = {
  start: os.start.handler(({ context, input }) => {
    const project = needProject(context);
    return startJob(context, 'validation', async (handle) => {
      const { validateProject } = await import('#electron/core/validation/validate-project.ts');
      return await validateProject(project, input, handle);
    });
  }),
  findings: os.findings.handler(async ({ context, input }) => {
    const { listFindings } = await import('#electron/core/services/validation.ts');
    return await listFindings(needProject(context), needActor(context), input);
  }),
  summary: os.summary.handler(async ({ context }) => {
    const { summariseFindings } = await import('#electron/core/services/validation.ts');
    return await summariseFindings(needProject(context), needActor(context));
  }),
  previewFix: os.previewFix.handler(async ({ context, input }) => {
    const { previewFix } = await import('#electron/core/validation/fix-findings.ts');
    return await previewFix(needProject(context), needActor(context), input);
  }),
  fix: os.fix.handler(({ context, input }) => {
    const [project, actor] = [needProject(context), needActor(context)];
    return startJob(context, 'change', async (handle) => {
      const { fixFindings } = await import('#electron/core/validation/fix-findings.ts');
      return await fixFindings(project, actor, input, handle);
    });
  }),
} satisfies Router<typeof validationContract, RpcContext>;

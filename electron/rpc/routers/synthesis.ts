import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';
import { startJob } from '../start-job.ts';

export const synthesisRouter = os.synthesis.router({
  start: os.synthesis.start.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    return startJob(context, 'synthesis', async (handle) => {
      const { synthesise } = await import('#electron/core/synth/synthesise.ts');
      return await synthesise(project, actor, input, handle);
    });
  }),
});

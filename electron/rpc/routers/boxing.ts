import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';
import { startJob } from '../start-job.ts';

export const boxingRouter = os.boxing.router({
  suggestClasses: os.boxing.suggestClasses.handler(async ({ context, input }) => {
    const { suggestClasses } = await import('#electron/core/boxing/suggest-classes.ts');
    return await suggestClasses(needProject(context), needActor(context), input);
  }),
  check: os.boxing.check.handler(async ({ context, input }) => {
    const { checkTruth } = await import('#electron/core/boxing/check-truth.ts');
    return await checkTruth(needProject(context), needActor(context), input);
  }),
  suggest: os.boxing.suggest.handler(async ({ context, input }) => {
    const { suggestBoxes } = await import('#electron/core/boxing/suggest-boxes.ts');
    return await suggestBoxes(needProject(context), needActor(context), input);
  }),
  start: os.boxing.start.handler(({ context, input }) => {
    const project = needProject(context);
    const actor = needActor(context);
    return startJob(context, 'boxing', async (handle) => {
      const { boxFormulas } = await import('#electron/core/boxing/box-formulas.ts');
      return await boxFormulas(project, actor, input.filter, handle);
    });
  }),
});

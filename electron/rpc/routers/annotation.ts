import {
  commitEdits,
  isInParts,
  nextUnfinished,
  pageAt,
  pageOfFormula,
  readPageWork,
  readStrip,
  setLayerStates,
  undoOperation,
} from '#electron/core/services/annotation.ts';
import { TakenBackReport } from '#schemas/contract/annotation.ts';
import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';
import { startJob } from '../start-job.ts';

export const annotationRouter = os.annotation.router({
  page: os.annotation.page.handler(({ context, input }) =>
    readPageWork(needProject(context), needActor(context), input.page),
  ),
  strip: os.annotation.strip.handler(({ context, input }) => readStrip(needProject(context), input)),
  pageAt: os.annotation.pageAt.handler(({ context, input }) => pageAt(needProject(context), input.position)),
  pageOfFormula: os.annotation.pageOfFormula.handler(({ context, input }) =>
    pageOfFormula(needProject(context), input.formula),
  ),
  nextUnfinished: os.annotation.nextUnfinished.handler(({ context, input }) =>
    nextUnfinished(needProject(context), needActor(context), input.after),
  ),
  commit: os.annotation.commit.handler(({ context, input }) =>
    commitEdits(needProject(context), needActor(context), input.patches, input.drawnBy),
  ),
  undo: os.annotation.undo.handler(({ context, input }) =>
    undoOperation(needProject(context), needActor(context), input.operation),
  ),
  takeBack: os.annotation.takeBack.handler(async ({ context, input: { operation } }) => {
    const project = needProject(context);
    const actor = needActor(context);
    if (!(await isInParts(project, operation))) {
      await undoOperation(project, actor, operation);
      return { job: null };
    }
    return startJob(context, 'change', async (handle) => {
      const undone = await undoOperation(project, actor, operation, handle);
      return TakenBackReport.parse({ takenBack: operation, operation: undone.operation.id });
    });
  }),
  setState: os.annotation.setState.handler(({ context, input }) =>
    setLayerStates(needProject(context), needActor(context), input),
  ),
});

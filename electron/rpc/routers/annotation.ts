import { implement, type Router } from '@orpc/server';
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
import { annotationContract, TakenBackReport } from '#schemas/contract/annotation.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { startJob } from '../start-job.ts';

const os = implement(annotationContract).$context<RpcContext>().use(guard);

export const annotationRouter = {
  page: os.page.handler(({ context, input }) => readPageWork(needProject(context), needActor(context), input.page)),
  strip: os.strip.handler(({ context, input }) => readStrip(needProject(context), input)),
  pageAt: os.pageAt.handler(({ context, input }) => pageAt(needProject(context), input.position)),
  pageOfFormula: os.pageOfFormula.handler(({ context, input }) => pageOfFormula(needProject(context), input.formula)),
  nextUnfinished: os.nextUnfinished.handler(({ context, input }) =>
    nextUnfinished(needProject(context), needActor(context), input.after),
  ),
  commit: os.commit.handler(({ context, input }) =>
    commitEdits(needProject(context), needActor(context), input.patches, input.drawnBy),
  ),
  undo: os.undo.handler(({ context, input }) =>
    undoOperation(needProject(context), needActor(context), input.operation),
  ),
  takeBack: os.takeBack.handler(async ({ context, input: { operation } }) => {
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
  setState: os.setState.handler(({ context, input }) =>
    setLayerStates(needProject(context), needActor(context), input),
  ),
} satisfies Router<typeof annotationContract, RpcContext>;

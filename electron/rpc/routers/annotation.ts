import {
  commitEdits,
  nextUnfinished,
  pageOfFormula,
  readPageWork,
  setLayerStates,
  undoOperation,
} from '#electron/core/services/annotation.ts';
import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

export const annotationRouter = os.annotation.router({
  page: os.annotation.page.handler(({ context, input }) => readPageWork(needProject(context), input.page)),
  pageOfFormula: os.annotation.pageOfFormula.handler(({ context, input }) =>
    pageOfFormula(needProject(context), input.formula),
  ),
  nextUnfinished: os.annotation.nextUnfinished.handler(({ context, input }) =>
    nextUnfinished(needProject(context), needActor(context), input.after),
  ),
  commit: os.annotation.commit.handler(({ context, input }) =>
    commitEdits(needProject(context), needActor(context), input.patches),
  ),
  undo: os.annotation.undo.handler(({ context, input }) =>
    undoOperation(needProject(context), needActor(context), input.operation),
  ),
  setState: os.annotation.setState.handler(({ context, input }) =>
    setLayerStates(needProject(context), needActor(context), input),
  ),
});

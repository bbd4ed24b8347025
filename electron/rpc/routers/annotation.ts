import {
  commitEdits,
  nextUnfinished,
  pageAt,
  pageOfFormula,
  readPageWork,
  readStrip,
  setLayerStates,
  undoOperation,
} from '#electron/core/services/annotation.ts';
import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

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
  setState: os.annotation.setState.handler(({ context, input }) =>
    setLayerStates(needProject(context), needActor(context), input),
  ),
});

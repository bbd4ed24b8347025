import { loggedItems } from '#electron/core/figures/logged-items.ts';
import { formulaHistory, formulaVersion, restoreVersion } from '#electron/core/services/history.ts';
import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

export const historyRouter = os.history.router({
  itemsBehind: os.history.itemsBehind.handler(({ context, input }) =>
    loggedItems(needProject(context), needActor(context), input),
  ),
  formula: os.history.formula.handler(({ context, input }) =>
    formulaHistory(needProject(context), needActor(context), input),
  ),
  version: os.history.version.handler(({ context, input }) =>
    formulaVersion(needProject(context), needActor(context), input.formula, input.revision),
  ),
  restore: os.history.restore.handler(({ context, input }) =>
    restoreVersion(needProject(context), needActor(context), input),
  ),
});

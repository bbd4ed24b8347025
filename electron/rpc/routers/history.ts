import { implement, type Router } from '@orpc/server';
import { loggedItems } from '#electron/core/figures/logged-items.ts';
import { formulaHistory, formulaVersion, restoreVersion } from '#electron/core/services/history.ts';
import { historyContract } from '#schemas/contract/history.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';

const os = implement(historyContract).$context<RpcContext>().use(guard);

export const historyRouter = {
  itemsBehind: os.itemsBehind.handler(({ context, input }) =>
    loggedItems(needProject(context), needActor(context), input),
  ),
  formula: os.formula.handler(({ context, input }) => formulaHistory(needProject(context), needActor(context), input)),
  version: os.version.handler(({ context, input }) =>
    formulaVersion(needProject(context), needActor(context), input.formula, input.revision),
  ),
  restore: os.restore.handler(({ context, input }) => restoreVersion(needProject(context), needActor(context), input)),
} satisfies Router<typeof historyContract, RpcContext>;

import { implement, type Router } from '@orpc/server';
import { nextWork } from '#electron/core/services/quotas/next-work.ts';
import { quotaGaps } from '#electron/core/services/quotas/quota-gaps.ts';
import { peopleDays, quotaHistory } from '#electron/core/services/quotas/quota-history.ts';
import { matrixOf } from '#electron/core/services/quotas/quota-matrix.ts';
import { quotaOverview } from '#electron/core/services/quotas/quotas.ts';
import { quotasContract } from '#schemas/contract/quotas.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';

const os = implement(quotasContract).$context<RpcContext>().use(guard);

export const quotasRouter = {
  overview: os.overview.handler(({ context }) => quotaOverview(needProject(context))),
  gaps: os.gaps.handler(({ context, input }) => quotaGaps(needProject(context), input.today)),
  matrix: os.matrix.handler(({ context, input }) => matrixOf(needProject(context), input)),
  history: os.history.handler(({ context, input }) => quotaHistory(needProject(context), input.quota)),
  people: os.people.handler(({ context }) => peopleDays(needProject(context))),
  next: os.next.handler(({ context, input }) => nextWork(needProject(context), needActor(context), input)),
} satisfies Router<typeof quotasContract, RpcContext>;

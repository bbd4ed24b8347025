import { nextWork } from '#electron/core/services/quotas/next-work.ts';
import { quotaGaps } from '#electron/core/services/quotas/quota-gaps.ts';
import { peopleDays, quotaHistory } from '#electron/core/services/quotas/quota-history.ts';
import { matrixOf } from '#electron/core/services/quotas/quota-matrix.ts';
import { quotaOverview } from '#electron/core/services/quotas/quotas.ts';
import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

export const quotasRouter = os.quotas.router({
  overview: os.quotas.overview.handler(({ context }) => quotaOverview(needProject(context))),
  gaps: os.quotas.gaps.handler(({ context, input }) => quotaGaps(needProject(context), input.today)),
  matrix: os.quotas.matrix.handler(({ context, input }) => matrixOf(needProject(context), input)),
  history: os.quotas.history.handler(({ context, input }) => quotaHistory(needProject(context), input.quota)),
  people: os.quotas.people.handler(({ context }) => peopleDays(needProject(context))),
  next: os.quotas.next.handler(({ context, input }) => nextWork(needProject(context), needActor(context), input)),
});

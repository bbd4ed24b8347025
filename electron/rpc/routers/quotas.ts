import { quotaOverview } from '#electron/core/services/quotas.ts';
import { needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

export const quotasRouter = os.quotas.router({
  overview: os.quotas.overview.handler(({ context }) => quotaOverview(needProject(context))),
});

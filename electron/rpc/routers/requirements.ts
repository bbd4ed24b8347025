import { implement, type Router } from '@orpc/server';
import { compareVersions, listVersions, readSheet } from '#electron/core/services/requirements.ts';
import { restoreRequirements } from '#electron/core/services/restore-requirements.ts';
import { requirementsContract } from '#schemas/contract/requirements.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';

const os = implement(requirementsContract).$context<RpcContext>().use(guard);

export const requirementsRouter = {
  sheet: os.sheet.handler(({ context, input }) => readSheet(needProject(context), input.version)),
  versions: os.versions.handler(({ context }) => listVersions(needProject(context))),
  restore: os.restore.handler(({ context, input }) =>
    restoreRequirements(needProject(context), needActor(context), input.version),
  ),
  compare: os.compare.handler(({ context, input }) => compareVersions(needProject(context), input)),
} satisfies Router<typeof requirementsContract, RpcContext>;

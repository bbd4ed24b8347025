import { compareVersions, listVersions, readSheet } from '#electron/core/services/requirements.ts';
import { restoreRequirements } from '#electron/core/services/restore-requirements.ts';
import { needActor, needProject } from '../authorise.ts';
import { os } from '../implementer.ts';

export const requirementsRouter = os.requirements.router({
  sheet: os.requirements.sheet.handler(({ context, input }) => readSheet(needProject(context), input.version)),
  versions: os.requirements.versions.handler(({ context }) => listVersions(needProject(context))),
  restore: os.requirements.restore.handler(({ context, input }) =>
    restoreRequirements(needProject(context), needActor(context), input.version),
  ),
  compare: os.requirements.compare.handler(({ context, input }) => compareVersions(needProject(context), input)),
});

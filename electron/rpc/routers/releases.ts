import { join } from 'node:path';
import { requireRole } from '#electron/core/services/actor.ts';
import type { JobRef } from '#schemas/contract/jobs.ts';
import { type ExportOptions, FreezeOptions } from '#schemas/contract/releases.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { type Authorised, needActor, needProject } from '../authorise.ts';
import { checkFileName } from '../host/file-name.ts';
import { os } from '../implementer.ts';

export const releasesRouter = os.releases.router({
  list: os.releases.list.handler(async ({ context }) => {
    const { listReleases } = await import('#electron/core/release/list.ts');
    return await listReleases(needProject(context));
  }),
  freeze: os.releases.freeze.handler(async ({ context, input }) => {
    const { freezeRelease } = await import('#electron/core/release/freeze.ts');
    return await freezeRelease(needProject(context), needActor(context), input);
  }),
  startExport: os.releases.startExport.handler(({ context, input: { parent, folderName, ...input } }) => {
    checkFileName(folderName);
    return startExport(context, { ...input, out: join(context.host.folders.pathOf(parent), folderName) });
  }),
  startExportToPath: os.releases.startExportToPath.handler(({ context, input }) => startExport(context, input)),
});

interface ExportRequest {
  /** Null: what is accepted now is frozen first. */
  readonly release: ReleaseId | null;
  readonly freeze: FreezeOptions | null;
  readonly out: string;
  readonly options: ExportOptions;
}

function startExport(authorised: Authorised, request: ExportRequest): JobRef {
  const project = needProject(authorised);
  const actor = needActor(authorised);
  if (request.release === null) requireRole(actor, 'lead');
  const job = project.jobs.start('export', async (handle) => {
    const { freezeRelease } = await import('#electron/core/release/freeze.ts');
    const { exportRelease } = await import('#electron/core/release/export.ts');
    const release =
      request.release ?? (await freezeRelease(project, actor, request.freeze ?? FreezeOptions.parse({}))).id;
    return await exportRelease(project, actor, { release, out: request.out, options: request.options }, handle);
  });
  return { job: job.id };
}

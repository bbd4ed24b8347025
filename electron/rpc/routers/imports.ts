import type { ImportOptions } from '#schemas/contract/imports.ts';
import type { JobRef } from '#schemas/contract/jobs.ts';
import { type Authorised, needActor, needProject, ownerOnly } from '../authorise.ts';
import { os } from '../implementer.ts';
import { isOwnerSession } from '../session.ts';
import { startJob } from '../start-job.ts';

export const importsRouter = os.imports.router({
  openUpload: os.imports.openUpload.handler(({ context }) => ({
    upload: context.host.uploads.open(needActor(context).person.id),
  })),
  start: os.imports.start.handler(({ context, input: { source, options } }) => {
    if (source.kind !== 'upload') {
      if (!isOwnerSession(context.session)) throw ownerOnly();
      const ids = source.kind === 'folder' ? [source.folder] : source.places;
      return startImport(
        context,
        ids.map((id) => context.host.folders.pathOf(id)),
        options,
      );
    }
    const upload = context.host.uploads.take(source.upload, needActor(context).person.id);
    return startImport(context, [upload.folder], options, () => upload.release());
  }),
  startFromPaths: os.imports.startFromPaths.handler(({ context, input }) =>
    startImport(context, input.paths, input.options),
  ),
});

function startImport(
  authorised: Authorised,
  roots: readonly string[],
  options: ImportOptions,
  finish: () => Promise<void> = async () => {},
): JobRef {
  const project = needProject(authorised);
  const actor = needActor(authorised);
  return startJob(authorised, 'import', async (handle) => {
    try {
      const { runImport } = await import('#electron/core/ingest/run-import.ts');
      return await runImport(project, actor, { roots: [...roots], options }, handle);
    } finally {
      await finish();
    }
  });
}

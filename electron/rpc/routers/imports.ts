import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { implement, type Router } from '@orpc/server';
import { readReasons } from '#electron/core/ingest/report/reason-lists.ts';
import type { JobHandle } from '#electron/core/jobs/job-runner.ts';
import { type ImportOptions, type ImportSource, importsContract } from '#schemas/contract/imports.ts';
import type { JobRef } from '#schemas/contract/jobs.ts';
import { type Authorised, needActor, needProject, ownerOnly } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { isOwnerSession } from '../session.ts';
import { startJob } from '../start-job.ts';
import { streamLook } from '../stream-look.ts';

const os = implement(importsContract).$context<RpcContext>().use(guard);

export const importsRouter = {
  openUpload: os.openUpload.handler(({ context }) => ({
    upload: context.host.uploads.open(needActor(context).person.id),
  })),
  dropUpload: os.dropUpload.handler(async ({ context, input }) => {
    await context.host.uploads.drop(input.upload, needActor(context).person.id);
    return null;
  }),
  look: os.look.handler(async ({ context, input: { source, options }, signal }) => {
    const roots =
      source.kind === 'upload'
        ? [context.host.uploads.folderOf(source.upload, needActor(context).person.id)]
        : pathsOf(context, source);
    return streamLook(needProject(context), { roots, options }, signal);
  }),
  reasons: os.reasons.handler(async ({ context, input }) => {
    const { reasons, next } = await readReasons(needProject(context), input);
    return { reasons: [...reasons], next };
  }),
  lookAtPaths: os.lookAtPaths.handler(({ context, input: { paths, options }, signal }) =>
    streamLook(needProject(context), { roots: paths, options }, signal),
  ),
  start: os.start.handler(async ({ context, input: { source, options } }) => {
    if (source.kind !== 'upload') {
      const paths = pathsOf(context, source);
      return startImport(context, paths, options, paths);
    }
    const upload = context.host.uploads.take(source.upload, needActor(context).person.id);
    return startImport(context, [upload.folder], options, await readdir(upload.folder), () => upload.release());
  }),
  startFromPaths: os.startFromPaths.handler(({ context, input }) =>
    startImport(context, input.paths, input.options, input.paths),
  ),
} satisfies Router<typeof importsContract, RpcContext>;

/** Paths of this machine, which its owner alone may name. */
function pathsOf({ host, session }: RpcContext, source: Exclude<ImportSource, { kind: 'upload' }>): readonly string[] {
  if (!isOwnerSession(session)) throw ownerOnly();
  const ids = source.kind === 'folder' ? [source.folder] : source.places;
  return ids.map((id) => host.folders.pathOf(id));
}

function startImport(
  authorised: Authorised,
  roots: readonly string[],
  options: ImportOptions,
  named: readonly string[],
  finish: () => Promise<void> = async () => {},
): JobRef {
  const project = needProject(authorised);
  const actor = needActor(authorised);
  const work = async (handle: JobHandle) => {
    try {
      const { runImport } = await import('#electron/core/ingest/run-import.ts');
      return await runImport(project, actor, { roots: [...roots], options }, handle);
    } finally {
      await finish();
    }
  };
  return startJob(authorised, 'import', work, options.batch ?? listed(named));
}

const listedNames = 3;

/** The first names of what is imported, and how many more there are. */
function listed(paths: readonly string[]): string {
  const names = paths.slice(0, listedNames).map((path) => basename(path));
  const more = paths.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` +${more}` : ''}`;
}

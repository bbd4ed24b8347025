import { basename, join } from 'node:path';
import { implement, type Router } from '@orpc/server';
import type { JobHandle } from '#electron/core/jobs/job-runner.ts';
import { refuseOwnFolder } from '#electron/core/project/own-folder.ts';
import { archivesContract } from '#schemas/contract/archives.ts';
import type { JobRef } from '#schemas/contract/jobs.ts';
import { type Authorised, needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { checkFileName } from '../host/file-name.ts';
import { startJob } from '../start-job.ts';

const os = implement(archivesContract).$context<RpcContext>().use(guard);

export const archivesRouter = {
  startWrite: os.startWrite.handler(({ context, input: { parent, fileName } }) => {
    checkFileName(fileName);
    return startWrite(context, join(context.host.folders.pathOf(parent), fileName));
  }),
  startWriteToPath: os.startWriteToPath.handler(({ context, input }) => startWrite(context, input.out)),
} satisfies Router<typeof archivesContract, RpcContext>;

async function startWrite(authorised: Authorised, out: string): Promise<JobRef> {
  const project = needProject(authorised);
  const actor = needActor(authorised);
  await refuseOwnFolder(project, out);
  const work = async (handle: JobHandle) => {
    const { writeArchive } = await import('#electron/core/archive/writing/write-archive.ts');
    return await writeArchive(project, actor, out, handle);
  };
  return startJob(authorised, 'archive', work, basename(out));
}

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { implement, type Router } from '@orpc/server';
import { projectStatus } from '#electron/core/services/status.ts';
import { projectContract } from '#schemas/contract/project.ts';
import { needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { checkFileName } from '../host/file-name.ts';
import { startSample } from '../host/start-sample.ts';
import { startJob } from '../start-job.ts';

const os = implement(projectContract).$context<RpcContext>().use(guard);

const sampleFolderName = 'quotient-sample';

export const projectRouter = {
  current: os.current.handler(({ context }) => context.host.summary()),
  status: os.status.handler(({ context }) => projectStatus(needProject(context))),
  recents: os.recents.handler(({ context }) => context.host.recents()),
  create: os.create.handler(({ context: { host }, input }) => {
    checkFileName(input.folderName);
    return host.create(join(host.folders.pathOf(input.parent), input.folderName), input.name, input.personName);
  }),
  createSample: os.createSample.handler(async ({ context: { host }, input }) => {
    const path = await freePath(host.folders.pathOf(input.parent), sampleFolderName);
    const summary = await host.create(path, input.name, input.personName);
    return { project: summary, job: startSample(host) };
  }),
  open: os.open.handler(({ context: { host }, input }) => host.open(host.folders.pathOf(input.folder))),
  close: os.close.handler(async ({ context }) => {
    await context.host.close();
    return null;
  }),
  doctor: os.doctor.handler(({ context }) => {
    const project = needProject(context);
    return startJob(context, 'doctor', async (handle) => {
      const { runDoctor } = await import('#electron/core/services/doctor.ts');
      return await runDoctor(project, handle);
    });
  }),
} satisfies Router<typeof projectContract, RpcContext>;

/** Path below `parent` where nothing is yet: with a number where the name is taken. */
async function freePath(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(parent, number === 1 ? name : `${name}-${number}`);
    try {
      await access(path);
    } catch {
      // Nothing is there, or nothing that can be seen: making the project says which.
      return path;
    }
  }
}

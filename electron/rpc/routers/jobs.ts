import { implement, type Router } from '@orpc/server';
import { requireRole } from '#electron/core/services/actor.ts';
import { type Job, jobsContract } from '#schemas/contract/jobs.ts';
import { needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { streamEvents } from '../event-stream.ts';
import { guard } from '../guard.ts';
import { jobShape } from '../job-shape.ts';

const os = implement(jobsContract).$context<RpcContext>().use(guard);

export const jobsRouter = {
  list: os.list.handler(({ context }) => needProject(context).jobs.list().map(jobShape)),
  get: os.get.handler(({ context, input }) => jobShape(needProject(context).jobs.get(input.job))),
  watch: os.watch.handler(({ context, input, signal }) => {
    const { jobs } = needProject(context);
    const { id } = jobs.get(input.job);
    const changes = streamEvents<Job>(
      (push) => {
        const stop = jobs.listen((job) => {
          if (job.id === input.job) push(jobShape(job));
        });
        // What it has become since it was asked for.
        push(jobShape(jobs.get(input.job)));
        return stop;
      },
      signal,
      // How far it is may come late; that it is over is what somebody waits for.
      ({ state }) => (state === 'running' ? id : null),
    );
    return untilEnded(changes);
  }),
  cancel: os.cancel.handler(({ context, input }) => {
    const { jobs } = needProject(context);
    const actor = needActor(context);
    if (!jobs.isOf(input.job, actor.person.id)) requireRole(actor, 'lead');
    return jobShape(jobs.cancel(input.job));
  }),
} satisfies Router<typeof jobsContract, RpcContext>;

async function* untilEnded(changes: AsyncGenerator<Job, void>): AsyncGenerator<Job, void> {
  for await (const job of changes) {
    yield job;
    if (job.state !== 'running') return;
  }
}

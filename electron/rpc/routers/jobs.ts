import { requireRole } from '#electron/core/services/actor.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import { needActor, needProject } from '../authorise.ts';
import { streamEvents } from '../event-stream.ts';
import { os } from '../implementer.ts';
import { jobShape } from '../job-shape.ts';

export const jobsRouter = os.jobs.router({
  list: os.jobs.list.handler(({ context }) => needProject(context).jobs.list().map(jobShape)),
  get: os.jobs.get.handler(({ context, input }) => jobShape(needProject(context).jobs.get(input.job))),
  watch: os.jobs.watch.handler(({ context, input, signal }) => {
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
  cancel: os.jobs.cancel.handler(({ context, input }) => {
    const { jobs } = needProject(context);
    const actor = needActor(context);
    if (!jobs.isOf(input.job, actor.person.id)) requireRole(actor, 'lead');
    return jobShape(jobs.cancel(input.job));
  }),
});

async function* untilEnded(changes: AsyncGenerator<Job, void>): AsyncGenerator<Job, void> {
  for await (const job of changes) {
    yield job;
    if (job.state !== 'running') return;
  }
}

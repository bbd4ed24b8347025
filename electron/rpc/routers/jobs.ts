import type { Job } from '#schemas/contract/jobs.ts';
import { needProject } from '../authorise.ts';
import { streamEvents } from '../event-stream.ts';
import { os } from '../implementer.ts';

export const jobsRouter = os.jobs.router({
  list: os.jobs.list.handler(({ context }) => [...needProject(context).jobs.list()]),
  get: os.jobs.get.handler(({ context, input }) => needProject(context).jobs.get(input.job)),
  watch: os.jobs.watch.handler(({ context, input, signal }) => {
    const { jobs } = needProject(context);
    const current = jobs.get(input.job);
    const changes = streamEvents<Job>(
      (push) => {
        const stop = jobs.listen((job) => {
          if (job.id === input.job) push(job);
        });
        push(jobs.get(input.job));
        return stop;
      },
      signal,
      () => current.id,
    );
    return untilEnded(changes);
  }),
  cancel: os.jobs.cancel.handler(({ context, input }) => needProject(context).jobs.cancel(input.job)),
});

async function* untilEnded(changes: AsyncGenerator<Job, void>): AsyncGenerator<Job, void> {
  for await (const job of changes) {
    yield job;
    if (job.state !== 'running') return;
  }
}

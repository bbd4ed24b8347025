import { implement, type Router } from '@orpc/server';
import { eventsContract, type LiveEvent } from '#schemas/contract/events.ts';
import type { RpcContext } from '../context.ts';
import { streamEvents } from '../event-stream.ts';
import { guard } from '../guard.ts';
import { jobShape } from '../job-shape.ts';

const os = implement(eventsContract).$context<RpcContext>().use(guard);

export const eventsRouter = {
  watch: os.watch.handler(({ context, signal }) =>
    streamEvents<LiveEvent>(
      (push) => {
        push({ type: 'connected' });
        return context.host.events.listen((event) =>
          push(event.type === 'job' ? { type: 'job', job: jobShape(event.job) } : event),
        );
      },
      signal,
      (event) => (event.type === 'job' ? event.job.id : null),
    ),
  ),
} satisfies Router<typeof eventsContract, RpcContext>;

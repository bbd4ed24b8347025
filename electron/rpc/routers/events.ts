import type { LiveEvent } from '#schemas/contract/events.ts';
import { streamEvents } from '../event-stream.ts';
import { os } from '../implementer.ts';
import { jobShape } from '../job-shape.ts';

export const eventsRouter = os.events.router({
  watch: os.events.watch.handler(({ context, signal }) =>
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
});

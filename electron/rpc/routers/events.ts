import type { LiveEvent } from '#schemas/contract/events.ts';
import { streamEvents } from '../event-stream.ts';
import { os } from '../implementer.ts';

export const eventsRouter = os.events.router({
  watch: os.events.watch.handler(({ context, signal }) =>
    streamEvents<LiveEvent>(
      (push) => {
        push({ type: 'connected' });
        return context.host.events.listen(push);
      },
      signal,
      (event) => (event.type === 'job' ? event.job.id : null),
    ),
  ),
});

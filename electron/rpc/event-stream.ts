/** How many events may wait for a slow reader before the stream ends; whoever comes back reads anew. */
const mostWaiting = 10_000;
/** Least time between two events that replace their kind (progress of a job), in milliseconds. */
const leastInterval = 100;

interface Waiting<Event> {
  readonly event: Event;
  readonly isReplaceable: boolean;
}

/**
 * Events as an async generator, from the moment it is asked for the first one until `signal` aborts.
 *
 * @param listen subscribes and may push at once; returns what ends the subscription
 * @param keyOf events with the same key replace each other while they wait, and come ten times a second at most
 */
export async function* streamEvents<Event>(
  listen: (push: (event: Event) => void) => () => void,
  signal: AbortSignal | undefined,
  keyOf: (event: Event) => string | null = () => null,
): AsyncGenerator<Event, void> {
  const waiting = new Map<string, Waiting<Event>>();
  let count = 0;
  let wake = () => {};
  const stop = listen((event) => {
    const replaceable = keyOf(event);
    const key = replaceable ?? `event ${count++}`;
    // The newest state stands behind everything that came before it.
    waiting.delete(key);
    waiting.set(key, { event, isReplaceable: replaceable !== null });
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  let resting: NodeJS.Timeout | null = null;
  const rest = () => {
    resting = setTimeout(() => {
      resting = null;
      wake();
    }, leastInterval);
  };
  try {
    // The signal aborts while the stream waits.
    // oxlint-disable-next-line no-unmodified-loop-condition
    while (!signal?.aborted && waiting.size <= mostWaiting) {
      const isResting = resting !== null;
      const next = [...waiting].find(([, { isReplaceable }]) => !(isReplaceable && isResting));
      if (next) {
        const [key, { event, isReplaceable }] = next;
        waiting.delete(key);
        if (isReplaceable) rest();
        yield event;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stop();
    if (resting) clearTimeout(resting);
    signal?.removeEventListener('abort', onAbort);
  }
}

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveEvent } from '#schemas/contract/events.ts';
import { client } from './client.ts';
import { type Connection, LiveEvents, waitFor } from './live-events.ts';
import { shownErrorOf } from './shown-error-of.ts';

/** The live events of this window. */
export const liveEvents = new LiveEvents({
  watch: (signal) => client.events.watch(undefined, { signal }),
  isRefusal: (error) => shownErrorOf(error).code === 'unauthenticated',
  wait: waitFor,
});

/** Calls `listener` with each live event while the component is shown. */
export function useLiveEvent(listener: (event: LiveEvent) => void): void {
  const onEvent = useEffectEvent(listener);
  useEffect(() => liveEvents.subscribe((event) => onEvent(event)), []);
}

/** Whether the core answers. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => liveEvents.onConnectionChange(listener),
    () => liveEvents.connection,
  );
}

import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '#schemas/contract/events.ts';
import { LiveEvents } from './live-events.ts';

const connected: LiveEvent = { type: 'connected' };
const opened: LiveEvent = { type: 'project', opened: true };

const refusal = { code: 'unauthenticated' };

/** A core whose streams are scripted: each gives its events, then breaks; after the last one it stays silent. */
function scriptedCore(streams: readonly (readonly LiveEvent[])[], breaks: unknown = new Error('the stream broke')) {
  const waits: number[] = [];
  const silent = Promise.withResolvers<void>();
  let next = 0;
  const events = new LiveEvents({
    watch: async (signal) => {
      const script = streams[next++];
      if (script === undefined) {
        silent.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw new Error('aborted');
      }
      return (async function* () {
        yield* script;
        throw breaks;
      })();
    },
    isRefusal: (error) => error === refusal,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
  return { events, waits, untilSilent: silent.promise };
}

describe('LiveEvents', () => {
  it('hands events on, says it is offline after a break, and tells when a stream begins', async () => {
    const { events, untilSilent } = scriptedCore([[connected, opened], [connected]]);
    const heard: string[] = [];
    events.subscribe(({ type }) => heard.push(type));
    events.onConnect(() => heard.push('begun'));
    events.onConnectionChange(() => heard.push(events.connection));
    expect(events.connection).toBe('connecting');
    const stop = events.start();
    await untilSilent;
    stop();
    expect(heard).toEqual([
      'online',
      'begun',
      'connected',
      'project',
      'offline',
      'online',
      'begun',
      'connected',
      'offline',
    ]);
  });

  it('waits longer after each failure, to a limit, and short again once it was connected', async () => {
    const failures = Array.from({ length: 7 }, () => []);
    const { events, waits, untilSilent } = scriptedCore([...failures, [connected], []]);
    const stop = events.start();
    await untilSilent;
    stop();
    expect(waits).toEqual([300, 600, 1200, 2400, 4800, 8000, 8000, 300, 600]);
  });

  it('tells a core that does not know this browser from one that does not answer, and recovers', async () => {
    const { events, untilSilent } = scriptedCore([[], [connected]], refusal);
    const heard: string[] = [];
    events.onConnect(() => heard.push('begun'));
    events.onConnectionChange(() => heard.push(events.connection));
    const stop = events.start();
    await untilSilent;
    stop();
    expect(heard).toEqual(['refused', 'online', 'begun', 'refused']);
  });

  it('stops listening to who has left', async () => {
    const { events, untilSilent } = scriptedCore([[connected]]);
    const heard: string[] = [];
    events.subscribe(({ type }) => heard.push(type))();
    const stop = events.start();
    await untilSilent;
    stop();
    expect(heard).toEqual([]);
  });
});

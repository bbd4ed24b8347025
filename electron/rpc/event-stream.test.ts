import { describe, expect, it, vi } from 'vitest';
import { streamEvents } from './event-stream.ts';

interface Progress {
  readonly job: string | null;
  readonly done: number;
}

function source() {
  const listeners = new Set<(event: Progress) => void>();
  return {
    listeners,
    emit: (job: string | null, done: number) => {
      for (const listener of listeners) listener({ job, done });
    },
    listen: (push: (event: Progress) => void) => {
      listeners.add(push);
      push({ job: null, done: -1 });
      return () => listeners.delete(push);
    },
  };
}

describe('streamEvents', () => {
  it('passes events on in their order and unsubscribes when its reader leaves', async () => {
    const { listen, emit, listeners } = source();
    const seen: number[] = [];
    for await (const event of streamEvents(listen, undefined)) {
      seen.push(event.done);
      if (event.done === -1) for (const done of [1, 2, 3]) emit(null, done);
      if (event.done === 3) break;
    }
    expect(seen).toEqual([-1, 1, 2, 3]);
    expect(listeners.size).toBe(0);
  });

  it('ends when its signal aborts while it waits', async () => {
    const { listen, listeners } = source();
    const abort = new AbortController();
    const stream = streamEvents(listen, abort.signal);
    await stream.next();
    const waiting = stream.next();
    abort.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(listeners.size).toBe(0);
  });

  it('keeps only the newest state of what replaces itself, behind what came before it, and not too often', async () => {
    vi.useFakeTimers();
    try {
      const { listen, emit } = source();
      const stream = streamEvents(listen, undefined, (event) => event.job);
      await stream.next();
      emit('a', 1);
      emit('a', 2);
      emit(null, 10);
      emit('a', 3);
      expect((await stream.next()).value).toEqual({ job: null, done: 10 });
      expect((await stream.next()).value).toEqual({ job: 'a', done: 3 });
      emit('a', 4);
      emit('a', 5);
      const next = stream.next();
      await vi.advanceTimersByTimeAsync(50);
      emit('a', 6);
      await vi.advanceTimersByTimeAsync(60);
      expect((await next).value).toEqual({ job: 'a', done: 6 });
      await stream.return();
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends for a reader that does not keep up', async () => {
    const { listen, emit } = source();
    const stream = streamEvents(listen, undefined);
    await stream.next();
    for (let done = 0; done <= 10_000; done++) emit(null, done);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });
});

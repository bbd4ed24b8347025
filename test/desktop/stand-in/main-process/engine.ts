import type { ToEngine, ToMain } from '../wire.ts';

type Asking = Extract<ToEngine, { id: number }>;

let lastId = 0;
const asked = new Map<number, (value: unknown) => void>();
const listeners = new Set<(message: ToMain) => void>();

/** Sends to the engine, which is the parent process. */
export function tellEngine(message: ToEngine): void {
  process.send?.(message);
}

/** Has the engine do something and waits until it has. */
export function askEngine(request: Omit<Extract<Asking, { type: 'load' }>, 'id'>): Promise<unknown> {
  const id = ++lastId;
  const answer = new Promise((resolve) => {
    asked.set(id, resolve);
  });
  tellEngine({ ...request, id });
  return answer;
}

/** Calls `listener` with every message of the engine. */
export function listenToEngine(listener: (message: ToMain) => void): void {
  listeners.add(listener);
}

process.on('message', (message: ToMain) => {
  if (message.type === 'answer') {
    asked.get(message.id)?.(message.value);
    asked.delete(message.id);
    return;
  }
  for (const listener of listeners) listener(message);
});

// The test is gone: nobody would ever end this process.
process.on('disconnect', () => process.exit(0));

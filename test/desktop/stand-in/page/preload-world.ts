import type { openWorldPort } from './world-port.ts';

/** What the engine calls in the preload's world. */
export interface PreloadWorld {
  /** A message of the main process. */
  readonly receive: (channel: string, args: readonly unknown[]) => void;
  /** The answer to an `invoke`. */
  readonly answer: (invoke: number, ok: boolean, value: unknown) => void;
  /** A file that `getPathForFile` gave a token for. */
  readonly fileOf: (token: string) => File | undefined;
}

/** Text by which a file stands in messages until the engine puts its path there. */
export const fileToken = 'stand-in-file:';

/**
 * Runs in a world of its own beside the page's, as a preload does: gives the real preload what Electron gives it there.
 * Handed to the page as text.
 *
 * @param send binding of the engine
 */
export function startPreloadWorld(
  open: typeof openWorldPort,
  preload: (require: (name: string) => unknown) => void,
  tokenStart: string,
): void {
  if (window !== window.top || location.protocol === 'about:') return;
  const send = (message: unknown) =>
    (globalThis as unknown as { standInSend: (text: string) => void }).standInSend(JSON.stringify(message));
  const listeners = new Map<string, Set<(event: unknown, ...args: unknown[]) => void>>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const files = new Map<string, File>();
  let lastId = 0;
  const port = open('preload', () => {});

  const ofName = (name: string, members: object) =>
    new Proxy(members, {
      get: (target, key) => {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key);
        throw new Error(`The stand-in for Electron has no ${name}.${key} in a preload.`);
      },
    });
  const electron = ofName('electron', {
    contextBridge: ofName('contextBridge', {
      exposeInMainWorld: (name: string, value: unknown) => port.expose(name, value),
    }),
    ipcRenderer: ofName('ipcRenderer', {
      send: (channel: string, ...args: unknown[]) => send({ channel, args, invoke: null }),
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const invoke = ++lastId;
          waiting.set(invoke, { resolve, reject });
          send({ channel, args, invoke });
        }),
      on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
        const known = listeners.get(channel) ?? new Set();
        listeners.set(channel, known.add(listener));
      },
      off: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
        listeners.get(channel)?.delete(listener);
      },
    }),
    webUtils: ofName('webUtils', {
      getPathForFile: (file: unknown) => {
        if (!(file instanceof File)) throw new TypeError('getPathForFile wants a File.');
        const token = `${tokenStart}${++lastId}`;
        files.set(token, file);
        return token;
      },
    }),
  });

  const world: PreloadWorld = {
    receive: (channel, args) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
    answer: (invoke, ok, value) => {
      const promise = waiting.get(invoke);
      waiting.delete(invoke);
      if (ok) promise?.resolve(value);
      else promise?.reject(new Error(String(value)));
    },
    fileOf: (token) => files.get(token),
  };
  Object.assign(globalThis, { standIn: world });
  port.expose('stand-in:window-open', (url: string) =>
    send({ channel: 'stand-in:window-open', args: [url], invoke: null }),
  );
  preload((name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}.`);
    return electron;
  });
}

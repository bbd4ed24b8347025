import { EventEmitter } from 'node:events';
import type { ToMain } from '../wire.ts';
import { windowOf } from './browser-window.ts';
import { listenToEngine, tellEngine } from './engine.ts';
import { StandInEvent, withGaps } from './gap.ts';
import { frameOf } from './web-contents.ts';

type Handler = (event: StandInEvent, ...args: readonly unknown[]) => unknown;

class StandInIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }

  /** Not Electron's: runs the handler of a channel as Electron would. */
  async standInInvoke(channel: string, event: StandInEvent, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event, ...args);
  }
}

const emitter = new StandInIpcMain();
export const ipcMain: StandInIpcMain = withGaps('ipcMain', emitter);

listenToEngine((message) => {
  if (message.type === 'ipc') void receive(message);
});

async function receive({ window: id, channel, args, invoke, frame }: Extract<ToMain, { type: 'ipc' }>): Promise<void> {
  const sender = windowOf(id)?.webContents;
  if (!sender) return;
  const event = new StandInEvent({ sender, senderFrame: frameOf(frame) });
  if (invoke === null) {
    emitter.emit(channel, event, ...args);
    return;
  }
  try {
    const value = await emitter.standInInvoke(channel, event, args);
    tellEngine({ type: 'invoked', window: id, invoke, outcome: { ok: true, value } });
  } catch (error) {
    const message = `Error invoking remote method '${channel}': ${String(error)}`;
    tellEngine({ type: 'invoked', window: id, invoke, outcome: { ok: false, message } });
  }
}

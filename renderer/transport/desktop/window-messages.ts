import type { WindowMessage } from '#schemas/desktop/window-message.ts';
import { desktopBridge } from './bridge.ts';

type Told = Exclude<WindowMessage, { type: 'frame' }>;

const listeners = new Set<(message: Told) => void>();
/** What came before anybody listened: a project that could not be opened at the start. */
let early: Told[] = [];

desktopBridge?.listen((message) => {
  if (message.type === 'frame') return;
  if (listeners.size === 0) early.push(message);
  for (const listener of listeners) listener(message);
});

/** Calls `listener` with what the desktop window tells its page, until the returned function is called. */
export function listenToWindow(listener: (message: Told) => void): () => void {
  listeners.add(listener);
  for (const message of early) listener(message);
  early = [];
  return () => listeners.delete(listener);
}

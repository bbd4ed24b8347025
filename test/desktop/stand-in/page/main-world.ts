import type { openWorldPort } from './world-port.ts';

/** Runs in the page's own world: puts there what the preload exposes. Handed to the page as text. */
export function startMainWorld(open: typeof openWorldPort): void {
  if (window !== window.top || location.protocol === 'about:') return;
  const names = new Set<string>();
  open('page', (name, value) => {
    if (names.has(name)) return;
    names.add(name);
    if (name === 'stand-in:window-open') {
      // Electron asks the main process, which refuses: nothing is opened, and the page is told so.
      const ask = value as (url: string) => void;
      window.open = (url) => {
        ask(new URL(String(url ?? 'about:blank'), location.href).href);
        return null;
      };
      return;
    }
    Object.defineProperty(window, name, { value: Object.freeze(value), enumerable: true });
  });
}

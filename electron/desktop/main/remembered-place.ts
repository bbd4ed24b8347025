import { readFileSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, screen } from 'electron';
import { placeWindow, WindowPlace } from './window-place.ts';

/** Reads where the window was; null where that is not known. Synchronous: the window waits for it. */
export function readPlace(file: string): WindowPlace | null {
  try {
    return WindowPlace.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The first start, or a damaged file: the window comes where new ones do.
    return null;
  }
}

/** Bounds for the window on the screens that are there now. */
export function boundsOf(place: WindowPlace | null): Electron.Rectangle {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return placeWindow(
    place,
    [main, ...others].map(({ workArea }) => workArea),
  );
}

/** Keeps where the window is when it closes. */
export function rememberPlace(window: BrowserWindow, file: string, onFailure: (error: unknown) => void): void {
  window.on('close', () => {
    const place: WindowPlace = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      writeFileSync(file, `${JSON.stringify(place)}\n`);
    } catch (error) {
      onFailure(error);
    }
  });
}

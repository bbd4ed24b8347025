import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { useEffect, useSyncExternalStore } from 'react';

type ReadCommands = () => readonly SpotlightActionGroupData[];

const none: ReadCommands = () => [];
let current = none;
const listeners = new Set<() => void>();

function change(read: ReadCommands): void {
  current = read;
  for (const listener of listeners) listener();
}

/**
 * While a screen is shown, what can be done on it stands first in the palette of the window.
 *
 * @param read one function while nothing of it changes; called when the palette opens
 */
export function useScreenCommands(read: ReadCommands): void {
  useEffect(() => {
    change(read);
    return () => change(none);
  }, [read]);
}

/** What the screen in sight offers. */
export function useOfferedCommands(): ReadCommands {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

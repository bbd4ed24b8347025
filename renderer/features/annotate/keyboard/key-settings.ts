import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { type ActionId, allActions } from '#renderer/editor/actions/all-actions.ts';
import { focusScopes } from '#renderer/editor/keys/focus-scope.ts';
import { keyPresetNames } from '#renderer/editor/keys/key-presets.ts';
import { defaultKeyChoice, type KeyChoice, Keymap } from '#renderer/editor/keys/keymap.ts';

const storageKey = 'quotient-keys';

const Shortcuts = z.array(z.string().max(60)).max(6);
const Stored = z.object({
  preset: z.enum(keyPresetNames),
  own: z.record(z.string(), Shortcuts),
  // Keys for one place came later: what was kept before holds everywhere.
  ownByScope: z.record(z.string(), z.partialRecord(z.enum(focusScopes), Shortcuts)).default({}),
});

const listeners = new Set<() => void>();
let choice = read();
let keymap = new Keymap<ActionId>(allActions, choice);

/** Keys belong to the hands of a person at a machine, not to a project: they are kept in this browser profile. */
function read(): KeyChoice {
  const stored = localStorage.getItem(storageKey);
  try {
    return stored === null ? defaultKeyChoice : Stored.parse(JSON.parse(stored));
  } catch {
    // Broken by something else: the keys are those that the program comes with.
    return defaultKeyChoice;
  }
}

export function keyChoice(): KeyChoice {
  return choice;
}

export function chooseKeys(next: KeyChoice): void {
  choice = next;
  keymap = new Keymap<ActionId>(allActions, choice);
  localStorage.setItem(storageKey, JSON.stringify(choice));
  for (const listener of listeners) listener();
}

/** Which keys mean what, now. */
export function currentKeymap(): Keymap<ActionId> {
  return keymap;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Which keys mean what; follows changes. */
export function useKeymap(): Keymap<ActionId> {
  return useSyncExternalStore(subscribe, currentKeymap);
}

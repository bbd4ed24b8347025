import { useState } from 'react';
import { desktopBridge } from './desktop/bridge.ts';
import { useSession } from './session.tsx';

/** What was begun on screens and not saved, by project and name. */
const drafts = new Map<string, unknown>();

// Listened to once: whoever closes the window is asked, as with edits that are not stored yet.
window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault();
});

// In the desktop window its person is asked before that, and has decided.
desktopBridge?.listen((message) => {
  if (message.type === 'forget-drafts') drafts.clear();
});

let told = false;

/** The window of the desktop asks about drafts at once, where it waits for edits that are being stored. */
function tellWindow(): void {
  const isHeld = drafts.size > 0;
  if (isHeld === told) return;
  told = isHeld;
  desktopBridge?.send({ type: 'draft', isHeld });
}

/**
 * State for what is edited as a whole and saved by a button: it stays while its person looks at other screens.
 *
 * @param name Of the draft, one in the whole app.
 * @returns the draft, null where nothing is begun, and what changes it
 */
export function useKeptDraft<Draft>(name: string): readonly [Draft | null, (draft: Draft | null) => void] {
  const { project, person } = useSession();
  const key = `${project.id}/${person.id}/${name}`;
  const [draft, setDraft] = useState(() => (drafts.get(key) ?? null) as Draft | null);
  return [
    draft,
    (next) => {
      if (next === null) drafts.delete(key);
      else drafts.set(key, next);
      tellWindow();
      setDraft(() => next);
    },
  ];
}

import type { KeyPress } from '#renderer/editor/keys/shortcut.ts';
import { isMac } from '../platform.ts';

/** What of a key press decides which action it means. Physical keys: they stay where they are under any layout. */
export function keyPressOf(event: KeyboardEvent): KeyPress {
  return {
    code: event.code,
    mod: isMac ? event.metaKey : event.ctrlKey,
    shift: event.shiftKey,
    alt: event.altKey,
  };
}

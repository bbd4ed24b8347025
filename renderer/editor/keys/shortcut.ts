/**
 * A key with its modifiers, as `Mod+Shift+KeyZ`: physical keys by the names of `KeyboardEvent.code`, so that they stay
 * where they are under any keyboard layout. `Mod` is Ctrl, or Command on a Mac.
 */
export type Shortcut = string;

/** What of a key press decides which shortcut it is. */
export interface KeyPress {
  /** `KeyboardEvent.code`. */
  readonly code: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** The shortcut that a key press is. */
export function shortcutOf({ code, mod, shift, alt }: KeyPress): Shortcut {
  const key = code === 'NumpadEnter' ? 'Enter' : code;
  return `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

const shownKeys: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  Enter: '↵',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Equal: '+',
  Minus: '−',
  Slash: '/',
  Backquote: '`',
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
};

/** The keys of a shortcut as they stand on the keyboard, modifiers first. */
export function keysShown(shortcut: Shortcut, isMac: boolean): readonly string[] {
  return shortcut.split('+').map((key) => {
    if (key === 'Mod') return isMac ? '⌘' : 'Ctrl';
    if (key === 'Alt') return isMac ? '⌥' : 'Alt';
    return shownKeys[key] ?? key.replace(/^(Key|Digit)/, '');
  });
}

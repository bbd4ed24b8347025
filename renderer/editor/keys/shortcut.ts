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

/** Whether a key types something where there is a text field: then it never means an action there. */
export function isTypedKey(shortcut: Shortcut): boolean {
  if (/^(?:Mod|Alt)\+/.test(shortcut)) return false;
  return /^(?:Shift\+)?(?:Key|Digit|Numpad|Space|Minus|Equal|Bracket|Backslash|Semicolon|Quote|Backquote|Comma|Period|Slash|Intl)/.test(
    shortcut,
  );
}

const modifierCodes =
  /^(?:Control|Shift|Alt|Meta|OS)(?:Left|Right)?$|^(?:CapsLock|NumLock|Fn|Lang[12]|HangulMode|Hanja|Convert|NonConvert|KanaMode)$/;

/** Whether a key is one that only changes others. */
export function isModifierKey(code: string): boolean {
  return modifierCodes.test(code);
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
  Semicolon: ';',
  Quote: "'",
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** The keys of a shortcut as they stand on the keyboard, modifiers first. */
export function keysShown(shortcut: Shortcut, isMac: boolean): readonly string[] {
  return shortcut.split('+').map((key) => {
    if (key === 'Mod') return isMac ? '⌘' : 'Ctrl';
    if (key === 'Alt') return isMac ? '⌥' : 'Alt';
    return shownKeys[key] ?? key.replace(/^(Key|Digit)/, '');
  });
}

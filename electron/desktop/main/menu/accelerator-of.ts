const keys: Readonly<Record<string, string>> = {
  Enter: 'Return',
  Escape: 'Esc',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Equal: '=',
  Minus: '-',
  Slash: '/',
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
};

const samePlain = /^(?:Delete|Backspace|Tab|Space|PageUp|PageDown|Home|End|Insert|F[1-9]|F1\d|F2[0-4])$/;

const modifiers: Readonly<Record<string, string>> = { Mod: 'CmdOrCtrl', Alt: 'Alt', Shift: 'Shift' };

/** A shortcut of the page (`Mod+Shift+KeyZ`) as a menu shows it (`CmdOrCtrl+Shift+Z`); null where menus have no name for its key. */
export function acceleratorOf(shortcut: string): string | null {
  const parts = shortcut.split('+');
  const key = keyOf(parts.pop() ?? '');
  const before = parts.map((part) => modifiers[part]);
  return key === null || before.includes(undefined) ? null : [...before, key].join('+');
}

function keyOf(code: string): string | null {
  const letter = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  if (letter) return letter[1] ?? letter[2] ?? null;
  const pad = /^Numpad(\d)$/.exec(code);
  if (pad) return `num${pad[1]}`;
  return keys[code] ?? (samePlain.test(code) ? code : null);
}

/** Whether a menu of this system may name a shortcut: a Mac's menus take every key that they name away from text fields. */
export function isShown(shortcut: string, platform: NodeJS.Platform): boolean {
  return platform !== 'darwin' || /(?:^|\+)(?:Mod|Alt)\+|F\d+$/.test(shortcut);
}

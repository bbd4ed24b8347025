import { action, always, everywhere, outsideText } from './action.ts';

/** Where the keyboard goes, and what lies over the screen. */
export const screenActions = [
  action({
    id: 'focus-latex',
    group: 'screen',
    shortcuts: ['KeyX'],
    scopes: outsideText,
    isEnabled: ({ editor }) => editor.getState().selection.formula !== null,
    refusal: () => 'choose-formula',
    run: ({ screen }) => screen.focusLatex(),
  }),
  action({
    id: 'next-area',
    group: 'screen',
    shortcuts: ['F6'],
    scopes: everywhere,
    isEnabled: always,
    run: ({ screen }) => screen.focusNextArea(),
  }),
  action({
    id: 'leave-text',
    group: 'screen',
    shortcuts: ['Escape'],
    scopes: ['text', 'palette'],
    isEnabled: always,
    isKeyOnly: true,
    run: ({ editor, screen }) => {
      editor.stopListening();
      screen.focusCanvas();
    },
  }),
  action({
    id: 'commands',
    group: 'screen',
    shortcuts: ['Mod+KeyK'],
    scopes: everywhere,
    isEnabled: always,
    run: ({ screen }) => screen.openCommands(),
  }),
  action({
    id: 'filmstrip',
    group: 'screen',
    shortcuts: ['Shift+KeyF'],
    scopes: outsideText,
    isEnabled: always,
    isOn: ({ screen }) => screen.isFilmstripShown(),
    run: ({ screen }) => screen.toggleFilmstrip(),
  }),
  action({
    id: 'keys',
    group: 'screen',
    shortcuts: ['F2'],
    scopes: everywhere,
    isEnabled: always,
    run: ({ screen }) => screen.openKeys(),
  }),
  action({
    id: 'help',
    group: 'screen',
    shortcuts: ['F1'],
    scopes: everywhere,
    isEnabled: always,
    run: ({ screen }) => screen.toggleHelp(),
  }),
] as const;

import { type Action, action } from './action.ts';

/** Undo and redo; in the palette they work while nothing is typed. */
export const historyActions = [
  action({
    id: 'undo',
    group: 'history',
    shortcuts: ['Mod+KeyZ'],
    scopes: ['canvas', 'panel', 'palette'],
    repeats: true,
    isEnabled: ({ editor }) => editor.getState().history.done.length > 0,
    refusal: () => 'nothing-to-undo',
    run: ({ editor }) => editor.undo(),
  }),
  action({
    id: 'redo',
    group: 'history',
    shortcuts: ['Mod+Shift+KeyZ', 'Mod+KeyY'],
    scopes: ['canvas', 'panel', 'palette'],
    repeats: true,
    isEnabled: ({ editor }) => editor.getState().history.undone.length > 0,
    refusal: () => 'nothing-to-redo',
    run: ({ editor }) => editor.redo(),
  }),
  action({
    id: 'save-now',
    group: 'history',
    shortcuts: ['Mod+KeyS'],
    scopes: ['canvas', 'panel', 'palette', 'text'],
    isEnabled: () => true,
    run: ({ screen }) => screen.saveNow(),
  }),
] as const satisfies readonly Action[];

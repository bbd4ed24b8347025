/**
 * Where the keyboard is: on the canvas, on buttons and lists of the screen, in the symbol palette, in a text field, or
 * in a dialog. A key has one meaning in each.
 */
export const focusScopes = ['canvas', 'panel', 'palette', 'text', 'dialog'] as const;
export type FocusScope = (typeof focusScopes)[number];

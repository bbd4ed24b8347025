import type { Shortcut } from './shortcut.ts';

/** Sets of keys that people bring along from other tools. */
export const keyPresetNames = ['quotient', 'cvat', 'labelimg'] as const;
export type KeyPresetName = (typeof keyPresetNames)[number];

/** Keys of actions by their id; an action without an entry keeps its own keys. */
export type KeysByAction = Readonly<Record<string, readonly Shortcut[]>>;

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] as const;

/** As in CVAT's own list of shortcuts; what CVAT has no word for keeps the keys of Quotient. */
const cvat: KeysByAction = {
  'next-page': ['KeyF', 'PageDown'],
  'previous-page': ['KeyD', 'PageUp'],
  'next-unfinished': ['KeyV', 'Mod+Shift+KeyD'],
  'tool-draw-symbol': ['KeyN', 'KeyR'],
  'tool-select': ['KeyQ'],
  'tool-pan': ['Shift+KeyP'],
  placement: ['Alt+KeyP'],
  'tool-split-region': ['Alt+KeyM'],
  'hide-selected': ['KeyH'],
  'show-boxes': ['Shift+KeyH'],
  'show-hidden': ['Alt+KeyH'],
  'lock-selected': ['KeyL'],
  'lock-all': ['Shift+KeyL'],
  'show-labels': ['Shift+KeyN'],
  duplicate: ['Mod+KeyB', 'Mod+KeyD'],
  'zoom-fit': ['Shift+Digit1'],
  'zoom-actual': ['Shift+Digit2'],
  'keyboard-cursor': ['Shift+KeyC'],
  'repeat-categories': ['Alt+KeyC'],
  keys: ['F2'],
  ...Object.fromEntries(digits.map((digit, place) => [`hot-${place + 1}`, [`Mod+Digit${digit}`]])),
};

/** As in labelImg's README. */
const labelImg: KeysByAction = {
  'tool-draw-symbol': ['KeyW', 'KeyR'],
  finish: ['Space', 'Mod+Enter'],
  'hold-pan': ['Shift+Space'],
  label: ['Mod+KeyE', 'Enter', 'Slash'],
  'show-boxes': ['Mod+KeyH', 'Shift+KeyB'],
  'zoom-fit': ['Mod+KeyF', 'Shift+Digit1'],
  'zoom-actual': ['Mod+Equal', 'Shift+Digit2'],
  'zoom-in': ['Equal', 'NumpadAdd', 'Mod+NumpadAdd'],
};

export const keyPresets: Readonly<Record<KeyPresetName, KeysByAction>> = { quotient: {}, cvat, labelimg: labelImg };
